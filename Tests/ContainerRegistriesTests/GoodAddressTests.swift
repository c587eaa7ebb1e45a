import ContainerRegistries
import Testing

@Suite("Nothing is said about good addresses")
struct GoodAddressTests {
  @Test(
    arguments: [
      // Artifact Registry; legacy project ids may be short.
      "europe-west1-docker.pkg.dev/zenml/my-repo",
      "southamerica-east1-docker.pkg.dev/zenml/zenml-test",
      "asia-docker.pkg.dev/my-project/another-repo",
      "us-docker.pkg.dev/p/r", "us-docker.pkg.dev/my-project/my-repo/team/images",
      "us-docker.pkg.dev/3scale/my-repo", "us-docker.pkg.dev/my-project/gcr.io",
      "us-docker.pkg.dev/my-project/us.gcr.io", "europe-docker.pkg.dev/my-project/eu.gcr.io",
      "us-docker.pkg.dev/my-project/my-repo/some_image/with.dots__and---more",
      "us-docker.pkg.dev/example.com/my-project/my-repo",
      "docker.europe-west1.rep.pkg.dev/my-project/my-repo",
      "asia-southeast3-docker.pkg.dev/my-project/my-repo",
      // ECR
      "123456789012.dkr.ecr.us-east-1.amazonaws.com",
      "123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/images",
      "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn",
      "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com",
      "123456789012.dkr-ecr.us-west-2.on.aws", "123456789012.dkr-ecr-fips.us-east-1.on.aws",
      "123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn",
      "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu",
      "123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov",
      "000000000000.dkr.ecr.us-east-1.localhost.localstack.cloud:4566",
      "public.ecr.aws/a1b2c3d4", "public.ecr.aws/acme/team", "ecr-public.aws.com/a1b2c3d4",
      // ACR
      "acmecorp.azurecr.io", "acmecorp.azurecr.io/team", "acmecorp-b3h4a1c8.azurecr.io",
      "acmecorp.azurecr.cn", "acmecorp.azurecr.us", "acmecorp.azurecr.sovcloud-azure.fr",
      "acmecorp.westeurope.geo.azurecr.io",
      // Docker Hub
      "acme", "my-account", "my_account", "acme/images", "docker.io/acme", "docker.io/acme/images",
      "index.docker.io/acme", "registry-1.docker.io/acme",
      // GitHub, GitLab, Quay, DigitalOcean, Cloudflare
      "ghcr.io/acme", "ghcr.io/acme/images/ml", "containers.acme.ghe.com/acme",
      "registry.gitlab.com/group", "registry.gitlab.com/group/project",
      "registry.gitlab.com/group/sub/project/ml",
      "quay.io/acme", "quay.io/acme/ml", "registry.digitalocean.com/acme",
      "registry.cloudflare.com/0123456789abcdef0123456789abcdef",
      // This machine
      "localhost:5000", "localhost", "localhost:5000/ml", "127.0.0.1:5000", "[::1]:5000/ml", "0.0.0.0:5000",
      "host.docker.internal:5000", "k3d-registry.localhost:12345", "registry.localhost:5000",
      // The cluster's, the office's, other vendors'
      "registry:5000", "kind-registry:5000", "k3d-zenml-kubeflow-registry.localhost:5000", "10.0.0.12:30500",
      "192.168.1.10:5000/ml", "registry.kube-system.svc.cluster.local:80", "harbor.acme.com/library",
      "harbor.acme.com:8443/ml/prod", "nexus.acme.com:8082", "acme.jfrog.io/docker-local",
      "acme-docker.jfrog.io",
      "acme-docker-local.jfrog.io/ml", "artifactory.acme.com/artifactory/docker-local",
      "gitlab.acme.com:5050/group/project",
      "registry.acme.io", "REGISTRY.acme.io/ml", "docker.acme.co", "us.icr.io/namespace", "icr.io/acme",
      "nvcr.io/org/team",
      "cgr.dev/acme", "lscr.io/acme", "registry.heroku.com/app", "registry.fly.io/app",
      "rg.fr-par.scw.cloud/ns",
      "cr.yandex/crp0000000000000000", "fra.ocir.io/tenancy/repo", "fra.vultrcr.com/acme", "ttl.sh",
      "scr.io/acme",
      "registry.ng.bluemix.net/acme", "acme.cr.cloud.ru", "registry.cn-hangzhou.aliyuncs.com/acme",
      "ccr.ccs.tencentyun.com/acme", "swr.cn-north-4.myhuaweicloud.com/acme", "c8n.io/acme",
      "registry.redhat.io/acme",
      "default-route-openshift-image-registry.apps.acme.com/ml",
      "image-registry.openshift-image-registry.svc:5000/ml",
      "registry.example.com/a/b/c/d/e/f", "pkgs.acme.dev/ml", "us-docker.acme.com/ml",
      "xn--hrbor-gra.acme.com/ml",
      "d1234.gallery.ecr.acme.com/ml", "docker.pkg.acme.dev/ml",
    ])
  func good(_ address: String) {
    #expect(problems(address).map(\.message) == [])
  }

  /// Every documented location gives a good address.
  @Test func everyLocation() {
    for location in CloudLocations.of(.gcp).all {
      let found = problems("\(location.id)-docker.pkg.dev/my-project/my-repo")
      #expect(found.allSatisfy { $0.severity <= .information })
      #expect(found.isEmpty == !location.isRestricted)
      if location.hasRegionalEndpoint, !location.isRestricted {
        #expect(problems("docker.\(location.id).rep.pkg.dev/my-project/my-repo").isEmpty)
      }
    }
    for location in CloudLocations.of(.azure).all where !location.isRestricted {
      #expect(problems("acmecorp.\(location.id).geo.azurecr.io").isEmpty)
    }
  }

  @Test(
    "nothing is said about what is not known yet",
    arguments: [
      "${REGISTRY}", "${REGISTRY}/ml", "$REGISTRY/ml", "$(REGISTRY)", "%{REGISTRY}/ml", "{{ registry }}/ml",
      "{{registry.uri}}", "${REGION}-docker.pkg.dev/${PROJECT}/${REPO}",
      "${REGION}-docker.pkg.dev/my-project/my-repo",
      "us-docker.pkg.dev/${PROJECT}", "us-docker.pkg.dev/${PROJECT_AND_REPO}",
      "us-docker.pkg.dev/$PROJECT/my_repo",
      "us-docker.pkg.dev/my-${ENV}/my-repo", "${HOST}.pkg.dev/my-project/my-repo",
      "${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com", "$ACCOUNT.dkr.ecr.$REGION.amazonaws.com",
      "{{ account_id }}.dkr.ecr.{{ region }}.amazonaws.com",
      "123456789012.dkr.ecr.${AWS::Region}.amazonaws.com",
      "${NAME}.azurecr.io", "${NAME}.${REGION}.geo.azurecr.io", "ghcr.io/${OWNER}",
      "ghcr.io/${{ github.repository_owner }}",
      "docker.io/${USER}", "${USER}", "localhost:${PORT}", "localhost:${PORT:-5000}", "${HOST}:${PORT}/ml",
      "harbor.acme.com/${TEAM}_${ENV}", "${HOST:-https://x.y/z}/ml", "${A", "$(A", "{{ a", "%{a",
      "{{my_secret.registry_uri}}", "{% if x %}ghcr.io/a{% endif %}",
    ])
  func templates(_ address: String) {
    #expect(problems(address).map(\.message) == [])
  }
}
