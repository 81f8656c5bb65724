import Glibc

// husok-bench --store SIZE: the store that is measured, on standard output.
// husok-bench [--json] [--compare OLD.json] [--runs N] [SIZE…]: medians, 95th percentiles and memory.

do throws(BenchFault) {
  var options = try BenchOptions(CommandLine.arguments.dropFirst())
  try options.run()
} catch {
  let text = Array("husok-bench: \(error.text)\n".utf8)
  _ = write(STDERR_FILENO, text, text.count)
  exit(64)
}
