import HusokModel

/// Checks a value against a JSON Schema (2020-12), as far as the schema of the store needs it. A
/// keyword that it does not know is a fault, so that nothing goes unchecked.
struct SchemaValidator {
  private let schema: Value

  /// A validator for a schema.
  init(_ schema: Value) {
    self.schema = schema
  }

  /// What is wrong with a value, each with the way to its place.
  func faults(_ value: Value) -> [String] { check(value, schema, "") }

  private static let comments: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

  private func check(_ value: Value, _ schema: Value, _ path: String) -> [String] {
    (schema.members ?? []).flatMap { keyword in
      SchemaValidator.comments.contains(keyword.name)
        ? [] : check(value, keyword.name, keyword.value, path)
    }
  }

  private func check(
    _ value: Value, _ keyword: String, _ argument: Value, _ path: String
  ) -> [String] {
    let fault = ["\(path): \(keyword)"]
    switch keyword {
    case "type":
      let types = argument.elements ?? [argument]
      return types.contains { isOf(value, $0.text ?? "") } ? [] : fault
    case "const": return value == argument ? [] : fault
    case "enum": return argument.elements?.contains(value) == true ? [] : fault
    case "required":
      guard value.members != nil else { return [] }
      let missing = (argument.elements ?? []).compactMap(\.text).filter { value[$0] == nil }
      return missing.map { "\(path): \($0) is missing" }
    case "properties":
      return (argument.members ?? []).flatMap { property in
        value[property.name].map { check($0, property.value, "\(path)/\(property.name)") } ?? []
      }
    case "items":
      return (value.elements ?? []).enumerated().flatMap {
        check($0.element, argument, "\(path)/\($0.offset)")
      }
    case "anyOf":
      let isAny = (argument.elements ?? []).contains { check(value, $0, path).isEmpty }
      return isAny ? [] : fault
    case "$ref":
      let name = argument.text?.split(separator: "/").last.map(String.init) ?? ""
      guard let target = schema["$defs"]?[name] else { return ["no \(name) in the schema"] }
      return check(value, target, path)
    case "minLength": return (value.text?.count ?? .max) >= (argument.integer ?? 0) ? [] : fault
    case "minItems": return (value.elements?.count ?? .max) >= (argument.integer ?? 0) ? [] : fault
    case "minimum": return (value.integer ?? .max) >= (argument.integer ?? 0) ? [] : fault
    case "pattern":
      guard let text = value.text, let pattern = try? Regex(argument.text ?? "(") else {
        return value.text == nil ? [] : fault
      }
      return text.firstMatch(of: pattern) == nil ? fault : []
    default: return ["the keyword \(keyword) is not known"]
    }
  }

  private func isOf(_ value: Value, _ type: String) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string),
      ("array", .list), ("object", .object):
      true
    case ("integer", .number(let digits)): Int(digits) != nil
    default: false
    }
  }
}
