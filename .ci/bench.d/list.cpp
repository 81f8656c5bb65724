// list STORE MINISTRY: prints number and title of the actions that a ministry leads or supports. The
// floor of `husok list @MINISTRY`: one read, simdjson over all of the store, one write.
#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace simdjson;

static bool involves(ondemand::object action, std::string_view wanted, std::string &out) {
  std::string_view id, title, ministry;
  bool found = false;
  for (auto field : action) {
    std::string_view key = field.unescaped_key();
    if (key == "id") id = field.value().get_string();
    else if (key == "title") { if (field.value()["en"].get(title)) title = ""; }
    else if (key == "lead") { if (!field.value()["ministry"].get(ministry)) found |= ministry == wanted; }
    else if (key == "supporting")
      for (auto other : field.value().get_array()) found |= std::string_view(other.get_string()) == wanted;
  }
  if (found) out.append(id).append("\t").append(title).append("\n");
  return found;
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  int file = open(arguments[1], O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) return 1;
  padded_string text(size_t(status.st_size));
  for (size_t have = 0; have < text.size();) {
    ssize_t got = read(file, text.data() + have, text.size() - have);
    if (got <= 0) return 1;
    have += size_t(got);
  }
  std::string out;
  ondemand::parser parser;
  auto document = parser.iterate(text);
  for (auto section : document.get_object()) {
    bool isActions = std::string_view(section.unescaped_key()) == "actions";
    ondemand::array records;
    if (section.value().get_array().get(records)) continue;
    for (auto record : records) {
      ondemand::object object = record.get_object();
      if (isActions) involves(object, arguments[2], out);
    }
  }
  return write(1, out.data(), out.size()) < 0;
}
