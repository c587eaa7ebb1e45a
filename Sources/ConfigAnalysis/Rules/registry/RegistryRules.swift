/// The rules about container registries' addresses, in the order in which they
/// run.
enum RegistryRules {
  static let ids = Set(all.map { $0.metadata.id })

  static let all: [any Rule.Type] = [
    RegistryPlaceholder.self,
    RegistryScheme.self,
    RegistryWhitespace.self,
    RegistrySlashes.self,
    RegistryUppercase.self,
    RegistryImageInURI.self,
    RegistryInvalidHost.self,
    RegistryInvalidPath.self,
    RegistryMissingLocation.self,
    RegistryUnknownLocation.self,
    RegistryZoneLocation.self,
    RegistryFormatHost.self,
    RegistryWrongDomain.self,
    RegistryMissingRepository.self,
    RegistryProjectID.self,
    RegistryRepositoryID.self,
    RegistryGCRRetired.self,
    RegistryPublicMirror.self,
    RegistryMissingAccount.self,
    RegistryAccountID.self,
    RegistryPathNotAllowed.self,
    RegistryFlavorMismatch.self,
    RegistryUnsupportedHost.self,
    RegistryUnreachableLocal.self,
    RegistryHostInRepository.self,
  ]
}
