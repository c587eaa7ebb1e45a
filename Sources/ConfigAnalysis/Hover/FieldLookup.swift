import ZenMLCatalog

/// Finds a field by its path through nested models.
enum FieldLookup {
  /// The field and the model that has it.
  static func find(_ path: [String], in model: ModelSchema) -> (field: FieldSchema, model: ModelSchema)? {
    var models = [model]
    var found: (field: FieldSchema, model: ModelSchema)?
    for name in path {
      found = models.lazy.compactMap { model in model.field(name).map { ($0, model) } }.first
      guard let field = found?.field else { return nil }
      models = innerModels(field.type)
    }
    return found
  }

  /// The models that a value may hold, in lists, mappings and unions too.
  private static func innerModels(_ type: ValueType) -> [ModelSchema] {
    switch type {
    case .model(let model): [model]
    case .nullable(let inner), .validated(_, _, let inner), .list(let inner), .dictionary(_, let inner):
      innerModels(inner)
    case .union(_, let members), .tuple(let members): members.flatMap { innerModels($0) }
    default: []
    }
  }
}
