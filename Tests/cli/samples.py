"""Stack files that the tests of the command line share."""

VALID = """\
zenml_version: 0.98.0
stack_name: local
components:
  orchestrator:
    - name: jobs
      flavor: local
      configuration: {}
  artifact_store:
    - name: files
      flavor: local
      configuration: {}
"""

# One error: the flavor.
ERROR = VALID.replace("name: jobs\n      flavor: local", "name: jobs\n      flavor: locall")

_REGISTRY = """\
  container_registry:
    - name: images
      flavor: gcp
      configuration:
        uri: gcr.io/acme-ml
"""

# One warning: the registry is retired.
WARNING = (VALID + _REGISTRY).replace("jobs\n      flavor: local\n", "jobs\n      flavor: local_docker\n")

# One information: no catalog for that version.
INFORMATION = VALID.replace("0.98.0", "0.97.0")

FOREIGN = "apiVersion: v1\nkind: Pod\nmetadata: {name: pod}\n"


def many_errors(count: int) -> str:
    """A stack with `count` unknown keys in one configuration."""
    keys = "".join(f"        no_such_key_{number}: 1\n" for number in range(count))
    return VALID.replace(
        "flavor: local\n      configuration: {}\n  artifact", f"flavor: local\n      configuration:\n{keys}  artifact"
    )
