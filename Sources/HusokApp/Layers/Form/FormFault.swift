/// Why a form cannot be saved yet, and at which field.
struct FormFault: Error {
  let field: FormField.Name?
  let text: String
}
