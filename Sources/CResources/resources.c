#include "CResources.h"

static const unsigned char starting_data[] = {
#embed "../../Resources/StartingData.json"
};
static const unsigned char practice_data[] = {
#embed "../../Resources/PracticeData.json"
};
static const unsigned char steps[] = {
#embed "../../Resources/steps.tsv"
};
static const unsigned char words[] = {
#embed "../../Resources/words.tsv"
};

const unsigned char *husok_starting_data(size_t *count) {
  *count = sizeof starting_data;
  return starting_data;
}

const unsigned char *husok_practice_data(size_t *count) {
  *count = sizeof practice_data;
  return practice_data;
}

const unsigned char *husok_steps(size_t *count) {
  *count = sizeof steps;
  return steps;
}

const unsigned char *husok_words(size_t *count) {
  *count = sizeof words;
  return words;
}
