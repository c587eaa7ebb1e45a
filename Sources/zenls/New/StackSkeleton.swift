/// A stack for one place to run in, with placeholders where only the user knows
/// the value.
struct StackSkeleton {
  struct Component {
    let type: String
    let flavor: String
    /// Behind the stack's name, it names the component.
    let suffix: String
    let fields: [(name: String, value: String)]
  }

  /// What a placeholder stands for.
  struct Placeholder {
    let name: String
    let meaning: String
  }

  /// Where it runs, in words.
  let place: String
  let components: [Component]
  let placeholders: [Placeholder]
}

/// The places that `zenls new` knows, by the name that it takes.
enum SkeletonKind: String, CaseIterable {
  case gcp, aws, azure, local

  var skeleton: StackSkeleton {
    switch self {
    case .gcp: .googleCloud
    case .aws: .amazonWebServices
    case .azure: .azure
    case .local: .local
    }
  }
}

extension StackSkeleton {
  fileprivate static var googleCloud: StackSkeleton {
    StackSkeleton(
      place: "Google Cloud",
      components: [
        Component(
          type: "orchestrator", flavor: "vertex", suffix: "vertex",
          fields: [("project", "<PROJECT_ID>"), ("location", "<REGION>")]),
        Component(
          type: "artifact_store", flavor: "gcp", suffix: "bucket", fields: [("path", "gs://<BUCKET>")]),
        Component(
          type: "container_registry", flavor: "gcp", suffix: "registry",
          fields: [("uri", "<REGION>-docker.pkg.dev/<PROJECT_ID>/<REPOSITORY>")]),
      ],
      placeholders: [
        Placeholder(name: "PROJECT_ID", meaning: "the Google Cloud project, such as acme-ml-prod"),
        Placeholder(name: "REGION", meaning: "where it runs, such as europe-west1"),
        Placeholder(name: "BUCKET", meaning: "a bucket of Cloud Storage"),
        Placeholder(name: "REPOSITORY", meaning: "a Docker repository of Artifact Registry"),
      ])
  }

  fileprivate static var amazonWebServices: StackSkeleton {
    StackSkeleton(
      place: "Amazon Web Services",
      components: [
        Component(
          type: "orchestrator", flavor: "sagemaker", suffix: "sagemaker",
          fields: [("execution_role", "arn:aws:iam::<ACCOUNT_ID>:role/<ROLE>"), ("region", "<REGION>")]),
        Component(
          type: "artifact_store", flavor: "s3", suffix: "bucket", fields: [("path", "s3://<BUCKET>")]),
        Component(
          type: "container_registry", flavor: "aws", suffix: "registry",
          fields: [("uri", "<ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com")]),
      ],
      placeholders: [
        Placeholder(name: "ACCOUNT_ID", meaning: "the twelve digits of the AWS account"),
        Placeholder(name: "REGION", meaning: "where it runs, such as eu-central-1"),
        Placeholder(name: "ROLE", meaning: "the role that SageMaker runs steps as"),
        Placeholder(name: "BUCKET", meaning: "a bucket of S3"),
      ])
  }

  fileprivate static var azure: StackSkeleton {
    StackSkeleton(
      place: "Azure",
      components: [
        Component(
          type: "orchestrator", flavor: "azureml", suffix: "azureml",
          fields: [
            ("subscription_id", "<SUBSCRIPTION_ID>"), ("resource_group", "<RESOURCE_GROUP>"),
            ("workspace", "<WORKSPACE>"),
          ]),
        Component(
          type: "artifact_store", flavor: "azure", suffix: "container", fields: [("path", "az://<CONTAINER>")]
        ),
        Component(
          type: "container_registry", flavor: "azure", suffix: "registry",
          fields: [("uri", "<REGISTRY>.azurecr.io")]),
      ],
      placeholders: [
        Placeholder(name: "SUBSCRIPTION_ID", meaning: "the Azure subscription"),
        Placeholder(name: "RESOURCE_GROUP", meaning: "the resource group of the workspace"),
        Placeholder(name: "WORKSPACE", meaning: "the AzureML workspace"),
        Placeholder(name: "CONTAINER", meaning: "a container of a storage account"),
        Placeholder(name: "REGISTRY", meaning: "the name of the Azure Container Registry"),
      ])
  }

  fileprivate static var local: StackSkeleton {
    StackSkeleton(
      place: "this machine",
      components: [
        Component(type: "orchestrator", flavor: "local", suffix: "orchestrator", fields: []),
        Component(type: "artifact_store", flavor: "local", suffix: "artifacts", fields: []),
      ],
      placeholders: [])
  }
}
