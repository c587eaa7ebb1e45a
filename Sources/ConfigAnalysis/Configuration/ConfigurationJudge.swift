package import YAMLSyntax
package import ZenMLCatalog

/// Judges a component's configuration as `zenml stack import` does, behind the
/// choice of the flavor (facts: zenml/stack/utils.py and Client.create_stack_component,
/// 0.98.0).
package enum ConfigurationJudge {
  /// What ZenML would say to `configuration` for a component of this flavor.
  package static func validate(
    configuration: PythonValue, flavor: FlavorSchema
  ) -> ConfigurationVerdict {
    var steps = 0
    var verdict = judge(configuration, flavor, &steps)
    verdict.steps = steps
    return verdict
  }

  private static func judge(
    _ configuration: PythonValue, _ flavor: FlavorSchema, _ steps: inout Int
  ) -> ConfigurationVerdict {
    guard let given = configuration.dictionary else {
      return ConfigurationVerdict(refusals: [.notAMapping(configuration)])
    }
    var refusals = unknownKeys(given, flavor)
    var interpreter = ValueInterpreter(isIncomplete: !refusals.isEmpty)
    let known = PythonDictionary(given.entries.filter { isField($0.key, flavor) })
    let first = interpreter.validate(
      PythonValue(.dict(known), range: configuration.range), as: flavor.configuration)
    refusals += interpreter.refusals
    steps += given.entries.count + interpreter.usedSteps
    guard let first, refusals.isEmpty else {
      return ConfigurationVerdict(refusals: refusals)
    }
    refusals = propertyRefusals(first, flavor)
    guard refusals.isEmpty else { return ConfigurationVerdict(refusals: refusals) }
    // The store validates the JSON form of what was given a second time.
    var dump = JSONDump()
    let written = dump.json(first.dumped, as: flavor.configuration)
    steps += dump.usedSteps
    guard let stored = written else {
      return ConfigurationVerdict(refusals: dump.refusals)
    }
    // What comes out as it went in is accepted again.
    if stored.isIdentical(to: PythonValue(.dict(known), range: configuration.range)) {
      let held = first.value.dictionary
      return ConfigurationVerdict(accepted: held, loaded: held, stored: stored)
    }
    var second = ValueInterpreter()
    if let dictionary = stored.dictionary {
      refusals = unknownKeys(dictionary, flavor)
    }
    let loaded = second.validate(stored, as: flavor.configuration)
    refusals += second.refusals
    steps += second.usedSteps
    guard refusals.isEmpty else { return ConfigurationVerdict(refusals: refusals) }
    return ConfigurationVerdict(
      accepted: first.value.dictionary, loaded: loaded?.value.dictionary, stored: stored)
  }

  private static func isField(_ key: PythonValue, _ flavor: FlavorSchema) -> Bool {
    key.string.map(flavor.model.hasField) ?? false
  }

  private static func unknownKeys(
    _ given: PythonDictionary, _ flavor: FlavorSchema
  ) -> [ConfigurationRefusal] {
    given.entries.filter { !isField($0.key, flavor) }
      .map { .unknownField($0.key, of: flavor.model, path: []) }
  }

  /// Properties of the class that ZenML asks for once the configuration is valid.
  private static func propertyRefusals(
    _ validated: Validated, _ flavor: FlavorSchema
  ) -> [ConfigurationRefusal] {
    guard let check = ConfigurationChecks.afterValidation(owner: flavor.model.name) else { return [] }
    var interpreter = ValueInterpreter()
    let input = CheckInput(
      value: validated.value, owner: flavor.model.name, fieldsSet: validated.fieldsSet)
    _ = interpreter.run(check, input)
    return interpreter.refusals
  }
}
