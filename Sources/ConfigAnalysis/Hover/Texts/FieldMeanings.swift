import ZenMLCatalog

/// What fields are for that many people meet and whose name does not say it.
enum FieldMeanings {
  static func text(of field: String, flavor: FlavorSchema, in model: ModelSchema?) -> String? {
    if let model { return byModel[model.name]?[field] }
    if let text = byFlavor["\(flavor.type)/\(flavor.name)"]?[field] { return text }
    if let text = byType[flavor.type]?[field] { return text }
    if let text = flavor.integration.flatMap({ byIntegration[$0]?[field] }) { return text }
    return general[field]
  }

  /// Flavors, types, integrations and models with each of their fields: a test asks
  /// the catalog for them.
  static var all: (flavors: Names, types: Names, integrations: Names, models: Names, general: [String]) {
    (
      byFlavor.mapValues { Array($0.keys) }, byType.mapValues { Array($0.keys) },
      byIntegration.mapValues { Array($0.keys) }, byModel.mapValues { Array($0.keys) }, Array(general.keys)
    )
  }

  typealias Names = [String: [String]]

  private static let byFlavor = [
    "orchestrator/kubernetes": [
      "max_parallelism": "How many step pods may run at a time; without it, as many as the pipeline allows.",
      "privileged": "Gives the containers the rights of their node; most clusters forbid it.",
      "service_account_name": "The Kubernetes service account of the pod that runs the pipeline.",
      "step_pod_service_account_name": "The Kubernetes service account of the pods that run steps.",
      "ttl_seconds_after_finished": "Seconds until the cluster removes a finished job.",
      "active_deadline_seconds": "Seconds after which the cluster ends a job that still runs.",
      "pod_startup_timeout": "Seconds that a pod has to come up.",
      "pod_stop_grace_period": "Seconds that a step has to end by itself when its run is stopped.",
      "pass_zenml_token_as_secret":
        "Puts ZenML's token into a secret of the namespace, which needs the right to create one.",
      "skip_local_validations": "Leaves out the checks of what is local in the stack.",
      "always_build_pipeline_image": "Builds the pipeline's image even where each step has its own.",
    ],
    "orchestrator/vertex": [
      "location": "The Google Cloud region in which pipelines run; one that Vertex AI Pipelines offers.",
      "pipeline_root": "A folder in a bucket (`gs://…`) for what Vertex AI itself writes.",
      "workload_service_account": "The service account, by its address, as which the steps run.",
      "network": "The VPC network that jobs are peered with, by its full name.",
      "encryption_spec_key_name": "The Cloud KMS key that encrypts what a job writes, by its full name.",
      "node_selector_constraint": "The label and the value that a node needs, such as an accelerator's type.",
    ],
    "step_operator/vertex": [
      "region": "The Google Cloud region in which the step runs.",
      "network": "The VPC network that jobs are peered with, by its full name.",
      "encryption_spec_key_name": "The Cloud KMS key that encrypts what a job writes, by its full name.",
    ],
    "orchestrator/sagemaker": [
      "instance_type": "The machine of a step, in SageMaker's names: `ml.t3.medium`.",
      "volume_size_in_gb": "The size of a step's disk, in gigabytes.",
      "max_runtime_in_seconds": "Seconds after which SageMaker ends a step.",
      "keep_alive_period_in_seconds":
        "Seconds that a machine is kept for the next step; it is paid for meanwhile.",
      "use_training_step": "Runs steps as training jobs, not as processing jobs.",
      "scheduler_role": "The IAM role that starts scheduled runs.",
      "bucket": "The S3 bucket that SageMaker keeps its own files in; without it, the account's default one.",
    ],
    "step_operator/sagemaker": [
      "role": "The IAM role under which the job runs, by its ARN.",
      "instance_type": "The machine of the step, in SageMaker's names: `ml.m5.large`.",
      "bucket": "The S3 bucket that SageMaker keeps its own files in; without it, the account's default one.",
    ],
    "orchestrator/kubeflow": [
      "kubeflow_hostname": "Where the Kubeflow API is reached, with its path `/pipeline`.",
      "kubeflow_namespace": "The namespace that Kubeflow Pipelines itself is installed in.",
      "user_namespace":
        "The profile's namespace in which runs are started, where Kubeflow has several users.",
    ],
    "orchestrator/azureml": [
      "mode": "Where steps run: on machines that Azure chooses, on one instance, or on a cluster.",
      "compute_name": "The instance or cluster to use; it is made where there is none.",
      "resource_group": "The Azure resource group of the workspace.",
      "workspace": "The AzureML workspace by its name.",
    ],
    "orchestrator/airflow": [
      "dag_output_dir": "The folder that the files for Airflow are written to.",
      "operator": "The Airflow operator that runs steps, as an import path or as one of ZenML's short names.",
    ],
    "artifact_store/gcp": ["path": "A bucket, perhaps with a folder in it: `gs://BUCKET/FOLDER`."],
    "artifact_store/s3": [
      "path": "A bucket, perhaps with a folder in it: `s3://BUCKET/FOLDER`.",
      "key": "The id of an access key; not needed with a service connector or a role.",
      "secret": "The secret half of the access key.",
      "token": "The session token that temporary keys come with.",
      "client_kwargs": "For the S3 client: `endpoint_url` for MinIO and others, `region_name`.",
      "config_kwargs": "For the configuration of the S3 client, such as `signature_version`.",
      "s3_additional_kwargs": "For each call to S3, such as `ServerSideEncryption`.",
    ],
    "artifact_store/azure": ["path": "A container, perhaps with a folder in it: `az://CONTAINER/FOLDER`."],
    "experiment_tracker/mlflow": [
      "tracking_uri":
        "The MLflow server; without it, files in the artifact store are used. `databricks` means the one there.",
      "tracking_username": "The user's name, for a server that asks for one; the password belongs to it.",
      "tracking_token": "A token, instead of name and password.",
      "tracking_insecure_tls": "Does not check the server's certificate.",
      "nested": "Makes each step's run a child of another one.",
      "databricks_host": "The address of the Databricks workspace, where that keeps the experiments.",
    ],
    "experiment_tracker/wandb": [
      "entity": "The user or team that owns the project.",
      "project_name": "The project that runs are written to.",
    ],
    "image_builder/gcp": [
      "cloud_builder_image": "The image in which Cloud Build runs the build.",
      "build_timeout": "Seconds after which a build is given up.",
      "network": "The network that the build's containers are attached to.",
    ],
    "image_builder/kaniko": [
      "store_context_in_artifact_store":
        "Hands the build its files by the artifact store, not by the pod's input.",
      "executor_image": "The image of Kaniko.",
      "pod_running_timeout": "Seconds that the pod has to come up.",
    ],
    "alerter/slack": [
      "slack_channel_id": "The channel that messages go to, by its id, not its name.",
      "timeout": "Seconds that a question waits for its answer.",
    ],
  ]

  private static let byType = [
    "container_registry": [
      "uri":
        "The registry's address, up to where ZenML appends the repository and the tag: no scheme, no image, no tag.",
      "default_repository":
        "What ZenML puts between `uri` and the tag of every image; `zenml` where nothing is given. Since ZenML 0.61.0.",
    ],
    "artifact_store": [
      "path": "Where artifacts are written: a bucket or container with its scheme, or a folder."
    ],
  ]

  private static let byIntegration = [
    "gcp": [
      "project": "The Google Cloud project, by its id.",
      "accelerator_type": "A GPU or TPU, in Vertex AI's names: `NVIDIA_TESLA_T4`.",
      "accelerator_count": "How many of the accelerators each machine has.",
      "machine_type": "The machine, in Google's names: `n1-standard-4`.",
    ]
  ]

  private static let byModel = [
    "KubernetesPodSettings": [
      "node_selectors": "Labels that a node must have to run the pod.",
      "tolerations": "Taints that the pod bears: it may run on nodes that keep others away.",
      "affinity": "Which nodes and neighbours the pod prefers or wants, as Kubernetes writes it.",
      "resources": "What the pod asks for (`requests`) and may not exceed (`limits`): `cpu`, `memory`.",
      "image_pull_secrets": "Secrets of the namespace that let the cluster pull the image.",
      "env_from": "Environment variables out of config maps and secrets.",
      "volume_mounts": "Where the pod's `volumes` are seen in its containers.",
    ],
    "VertexCustomJobParameters": [
      "accelerator_type": "A GPU or TPU, in Vertex AI's names: `NVIDIA_TESLA_T4`.",
      "machine_type": "The machine, in Google's names: `n1-standard-4`.",
      "persistent_resource_id": "A cluster of Vertex AI that stays between jobs.",
    ],
  ]

  private static let general = [
    "authentication_secret": "The name of a ZenML secret that holds the credentials.",
    "kubernetes_context": "A context of the kube configuration; not needed with a service connector.",
    "kubernetes_namespace": "The namespace in which pods are started.",
    "incluster": "The client runs inside the cluster itself, and uses what it finds there.",
    "synchronous": "Whether the command that starts a run waits for its end.",
    "service_account_path": "A file on the machine that starts the run.",
    "execution_role": "The IAM role under which jobs run.",
    "subscription_id": "The Azure subscription, by its id.",
  ]
}
