#include "CExpat.h"
#include "library.h"

#define FUNCTIONS(F)                \
  F(XML_ParserCreate)               \
  F(XML_ParserFree)                 \
  F(XML_SetUserData)                \
  F(XML_SetElementHandler)          \
  F(XML_SetCharacterDataHandler)    \
  F(XML_SetStartDoctypeDeclHandler) \
  F(XML_Parse)                      \
  F(XML_StopParser)

HUSOK_LIBRARY(expat, "libexpat.so.1", FUNCTIONS)

XML_Parser XML_ParserCreate(const XML_Char *encoding) { return expat.XML_ParserCreate(encoding); }
void XML_ParserFree(XML_Parser parser) { expat.XML_ParserFree(parser); }
void XML_SetUserData(XML_Parser parser, void *data) { expat.XML_SetUserData(parser, data); }
void XML_SetElementHandler(
    XML_Parser parser, XML_StartElementHandler start, XML_EndElementHandler end) {
  expat.XML_SetElementHandler(parser, start, end);
}
void XML_SetCharacterDataHandler(XML_Parser parser, XML_CharacterDataHandler handler) {
  expat.XML_SetCharacterDataHandler(parser, handler);
}
void XML_SetStartDoctypeDeclHandler(XML_Parser parser, XML_StartDoctypeDeclHandler handler) {
  expat.XML_SetStartDoctypeDeclHandler(parser, handler);
}
enum XML_Status XML_Parse(XML_Parser parser, const char *bytes, int count, int is_final) {
  return expat.XML_Parse(parser, bytes, count, is_final);
}
enum XML_Status XML_StopParser(XML_Parser parser, XML_Bool is_resumable) {
  return expat.XML_StopParser(parser, is_resumable);
}
