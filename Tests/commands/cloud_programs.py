"""What `gcloud`, `aws`, `az`, `doctl`, `docker` and `mlstacks` take, as far as zenls writes their commands.

From the programs' own references (Google Cloud CLI 500, AWS CLI 2, Azure CLI 2.60, doctl 1.110,
Docker 27, mlstacks 0.10.0): subcommands, how many arguments, and which options.
"""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    arguments: tuple[int, int]
    values: frozenset[str] = frozenset()
    """Options with a value, `--option VALUE` or `--option=VALUE`."""
    flags: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()


def form(least: int, most: int, values: str = "", flags: str = "", required: str = "") -> Form:
    return Form((least, most), *(frozenset(text.split()) for text in (values, flags, required)))


_GCLOUD = "--project --account --format --filter --quiet"
KNOWN: dict[str, Form] = {
    "gcloud auth configure-docker": form(0, 1, "--project --account --include-artifact-registry", "--quiet"),
    "gcloud auth login": form(0, 1, _GCLOUD, "--brief --update-adc"),
    "gcloud auth list": form(0, 0, "--filter --filter-account --format"),
    "gcloud auth print-access-token": form(0, 1, "--impersonate-service-account"),
    "gcloud services enable": form(1, 20, _GCLOUD, "--async"),
    "gcloud services list": form(0, 0, _GCLOUD, "--enabled --available"),
    "gcloud artifacts repositories create": form(
        1, 1, _GCLOUD + " --repository-format --location --description --labels --kms-key --mode",
        "--async --immutable-tags", "--repository-format --location"),
    "gcloud artifacts repositories describe": form(1, 1, _GCLOUD + " --location", "", "--location"),
    "gcloud artifacts repositories list": form(0, 0, _GCLOUD + " --location"),
    "gcloud artifacts docker upgrade migrate": form(
        0, 0, "--projects --project --canary-reads --copy-only --from-gcr-io --to-pkg-dev --max-threads --recent-images "
        "--last-uploaded-versions --use-analyze-iam --output-iam-policy-dir --input-iam-policy-dir --pkg-dev-location "
        "--skip-iam-update --skip-pre-copy", "--copy-only --skip-iam-update --no-use-analyze-iam --skip-pre-copy"),
    "gcloud artifacts settings enable-upgrade-redirection": form(0, 0, _GCLOUD, "--dry-run"),
    "gcloud storage ls": form(0, 9, _GCLOUD, "-b"),
    "aws ecr get-login-password": form(0, 0, "--region --profile"),
    "aws ecr-public get-login-password": form(0, 0, "--region --profile"),
    "aws ecr create-repository": form(
        0, 0, "--repository-name --region --profile --registry-id --tags --image-tag-mutability "
        "--image-scanning-configuration --encryption-configuration", "", "--repository-name"),
    "aws ecr-public create-repository": form(0, 0, "--repository-name --region --profile", "", "--repository-name"),
    "aws ecr describe-repositories": form(0, 0, "--repository-names --region --profile --registry-id"),
    "aws ecr-public describe-repositories": form(0, 0, "--repository-names --region --profile --registry-id"),
    "aws sts get-caller-identity": form(0, 0, "--region --profile"),
    "az acr login": form(0, 0, "--name -n --resource-group -g --suffix --username -u --password -p", "--expose-token", "--name"),
    "az acr create": form(
        0, 0, "--resource-group -g --name -n --sku --location -l --admin-enabled", "", "--resource-group --name --sku"),
    "az acr show": form(0, 0, "--name -n --resource-group -g", "", "--name"),
    "az account show": form(0, 0, "--subscription"),
    "doctl registry login": form(0, 0, "--expiry-seconds --registry", "--never-expire --read-only"),
    "doctl registry create": form(1, 1, "--region --subscription-tier"),
    "doctl registry get": form(0, 0, "--format", "--no-header"),
    "doctl account get": form(0, 0, "--format", "--no-header"),
    "mlstacks deploy": form(0, 0, "-f --file", "-d --debug", "-f"),
    "mlstacks breakdown": form(0, 0, "-f --file", "", "-f"),
    "mlstacks destroy": form(0, 0, "-f --file", "-d --debug -y --yes", "-f"),
    "mlstacks output": form(0, 0, "-f --file -k --key", "", "-f"),
    "docker login": form(0, 1, "--username -u --password -p", "--password-stdin"),
    "docker info": form(0, 0, "--format -f"),
    "docker run": form(1, 99, "-p --publish --name --restart -v", "-d --detach --rm"),
    "docker inspect": form(1, 9, "--format -f"),
    "docker pull": form(1, 1, "--platform", "-q"),
    "docker push": form(1, 1, "", "-q -a"),
}


def refusal(words: list[str]) -> str | None:
    """Why the program would not take the words; None where it would."""
    for length in range(min(len(words), 5), 1, -1):
        known = KNOWN.get(" ".join(words[:length]))
        if known:
            return _read(known, words[length:])
    return f"unknown command {words}"


def _read(known: Form, words: list[str]) -> str | None:
    arguments, given = [], set()
    todo = list(words)
    while todo:
        word = todo.pop(0)
        if not word.startswith("-"):
            arguments.append(word)
            continue
        name, equals, value = word.partition("=")
        if name in known.values:
            if not equals:
                if not todo:
                    return f"{name} needs a value"
                value = todo.pop(0)
            if not value:
                return f"{name} has an empty value"
        elif name not in known.flags or equals:
            return f"no option {name}"
        given.add(name)
    if missing := known.required - given:
        return f"missing {sorted(missing)}"
    least, most = known.arguments
    if not least <= len(arguments) <= most:
        return f"{len(arguments)} arguments: {arguments}"
    if any(not argument for argument in arguments):
        return "an empty argument"
    return None
