// memfd_create is declared under a feature macro.
#define _GNU_SOURCE
#include "CXLSXWriter.h"
#include "library.h"

#include <sys/mman.h>

#define FUNCTIONS(F) \
  F(workbook_new_opt) \
  F(workbook_close) \
  F(lxw_strerror) \
  F(workbook_add_worksheet) \
  F(workbook_add_format) \
  F(workbook_add_chart) \
  F(workbook_set_properties) \
  F(workbook_set_custom_property_string) \
  F(worksheet_write_string) \
  F(worksheet_write_number) \
  F(worksheet_write_blank) \
  F(worksheet_set_row) \
  F(worksheet_set_column_opt) \
  F(worksheet_merge_range) \
  F(worksheet_autofilter) \
  F(worksheet_freeze_panes) \
  F(worksheet_protect) \
  F(worksheet_data_validation_range) \
  F(worksheet_conditional_format_range) \
  F(worksheet_set_landscape) \
  F(worksheet_set_paper) \
  F(worksheet_fit_to_pages) \
  F(worksheet_repeat_rows) \
  F(worksheet_repeat_columns) \
  F(worksheet_set_footer) \
  F(worksheet_insert_chart) \
  F(format_set_bold) \
  F(format_set_font_size) \
  F(format_set_font_color) \
  F(format_set_bg_color) \
  F(format_set_border) \
  F(format_set_border_color) \
  F(format_set_text_wrap) \
  F(format_set_align) \
  F(format_set_num_format) \
  F(format_set_unlocked) \
  F(chart_add_series) \
  F(chart_series_set_categories) \
  F(chart_series_set_values) \
  F(chart_series_set_name) \
  F(chart_series_set_name_range) \
  F(chart_title_set_name) \
  F(chart_axis_set_min) \
  F(chart_axis_set_name)

HUSOK_LIBRARY(xlsxwriter, "libxlsxwriter.so." LXW_SOVERSION, FUNCTIONS)

lxw_workbook *workbook_new_opt(const char *filename, lxw_workbook_options *options) {
  return xlsxwriter.workbook_new_opt(filename, options);
}

lxw_error workbook_close(lxw_workbook *workbook) {
  return xlsxwriter.workbook_close(workbook);
}

lxw_worksheet *workbook_add_worksheet(lxw_workbook *workbook, const char *sheetname) {
  return xlsxwriter.workbook_add_worksheet(workbook, sheetname);
}

lxw_format *workbook_add_format(lxw_workbook *workbook) {
  return xlsxwriter.workbook_add_format(workbook);
}

lxw_chart *workbook_add_chart(lxw_workbook *workbook, uint8_t chart_type) {
  return xlsxwriter.workbook_add_chart(workbook, chart_type);
}

lxw_error workbook_set_properties(lxw_workbook *workbook, lxw_doc_properties *properties) {
  return xlsxwriter.workbook_set_properties(workbook, properties);
}

lxw_error workbook_set_custom_property_string(
    lxw_workbook *workbook, const char *name, const char *value) {
  return xlsxwriter.workbook_set_custom_property_string(workbook, name, value);
}

lxw_error worksheet_write_string(
    lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, const char *string,
    lxw_format *format) {
  return xlsxwriter.worksheet_write_string(worksheet, row, col, string, format);
}

lxw_error worksheet_write_number(
    lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, double number, lxw_format *format) {
  return xlsxwriter.worksheet_write_number(worksheet, row, col, number, format);
}

lxw_error worksheet_write_blank(
    lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_format *format) {
  return xlsxwriter.worksheet_write_blank(worksheet, row, col, format);
}

lxw_error worksheet_set_row(
    lxw_worksheet *worksheet, lxw_row_t row, double height, lxw_format *format) {
  return xlsxwriter.worksheet_set_row(worksheet, row, height, format);
}

lxw_error worksheet_set_column_opt(
    lxw_worksheet *worksheet, lxw_col_t first_col, lxw_col_t last_col, double width,
    lxw_format *format, lxw_row_col_options *options) {
  return xlsxwriter.worksheet_set_column_opt(worksheet, first_col, last_col, width, format, options);
}

lxw_error worksheet_merge_range(
    lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row,
    lxw_col_t last_col, const char *string, lxw_format *format) {
  return xlsxwriter.worksheet_merge_range(
      worksheet, first_row, first_col, last_row, last_col, string, format);
}

lxw_error worksheet_autofilter(
    lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row,
    lxw_col_t last_col) {
  return xlsxwriter.worksheet_autofilter(worksheet, first_row, first_col, last_row, last_col);
}

void worksheet_freeze_panes(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col) {
  xlsxwriter.worksheet_freeze_panes(worksheet, row, col);
}

void worksheet_protect(lxw_worksheet *worksheet, const char *password, lxw_protection *options) {
  xlsxwriter.worksheet_protect(worksheet, password, options);
}

lxw_error worksheet_data_validation_range(
    lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row,
    lxw_col_t last_col, lxw_data_validation *validation) {
  return xlsxwriter.worksheet_data_validation_range(
      worksheet, first_row, first_col, last_row, last_col, validation);
}

lxw_error worksheet_conditional_format_range(
    lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row,
    lxw_col_t last_col, lxw_conditional_format *conditional_format) {
  return xlsxwriter.worksheet_conditional_format_range(
      worksheet, first_row, first_col, last_row, last_col, conditional_format);
}

void worksheet_set_landscape(lxw_worksheet *worksheet) {
  xlsxwriter.worksheet_set_landscape(worksheet);
}

void worksheet_set_paper(lxw_worksheet *worksheet, uint8_t paper_type) {
  xlsxwriter.worksheet_set_paper(worksheet, paper_type);
}

void worksheet_fit_to_pages(lxw_worksheet *worksheet, uint16_t width, uint16_t height) {
  xlsxwriter.worksheet_fit_to_pages(worksheet, width, height);
}

lxw_error worksheet_repeat_columns(
    lxw_worksheet *worksheet, lxw_col_t first_col, lxw_col_t last_col) {
  return xlsxwriter.worksheet_repeat_columns(worksheet, first_col, last_col);
}

lxw_error worksheet_repeat_rows(lxw_worksheet *worksheet, lxw_row_t first_row, lxw_row_t last_row) {
  return xlsxwriter.worksheet_repeat_rows(worksheet, first_row, last_row);
}

lxw_error worksheet_set_footer(lxw_worksheet *worksheet, const char *string) {
  return xlsxwriter.worksheet_set_footer(worksheet, string);
}

lxw_error worksheet_insert_chart(
    lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_chart *chart) {
  return xlsxwriter.worksheet_insert_chart(worksheet, row, col, chart);
}

void format_set_bold(lxw_format *format) {
  xlsxwriter.format_set_bold(format);
}

void format_set_font_size(lxw_format *format, double size) {
  xlsxwriter.format_set_font_size(format, size);
}

void format_set_font_color(lxw_format *format, lxw_color_t color) {
  xlsxwriter.format_set_font_color(format, color);
}

void format_set_bg_color(lxw_format *format, lxw_color_t color) {
  xlsxwriter.format_set_bg_color(format, color);
}

void format_set_border(lxw_format *format, uint8_t style) {
  xlsxwriter.format_set_border(format, style);
}

void format_set_border_color(lxw_format *format, lxw_color_t color) {
  xlsxwriter.format_set_border_color(format, color);
}

void format_set_text_wrap(lxw_format *format) {
  xlsxwriter.format_set_text_wrap(format);
}

void format_set_align(lxw_format *format, uint8_t alignment) {
  xlsxwriter.format_set_align(format, alignment);
}

void format_set_num_format(lxw_format *format, const char *num_format) {
  xlsxwriter.format_set_num_format(format, num_format);
}

void format_set_unlocked(lxw_format *format) {
  xlsxwriter.format_set_unlocked(format);
}

lxw_chart_series *chart_add_series(lxw_chart *chart, const char *categories, const char *values) {
  return xlsxwriter.chart_add_series(chart, categories, values);
}

void chart_series_set_categories(
    lxw_chart_series *series, const char *sheetname, lxw_row_t first_row, lxw_col_t first_col,
    lxw_row_t last_row, lxw_col_t last_col) {
  xlsxwriter.chart_series_set_categories(series, sheetname, first_row, first_col, last_row, last_col);
}

void chart_series_set_values(
    lxw_chart_series *series, const char *sheetname, lxw_row_t first_row, lxw_col_t first_col,
    lxw_row_t last_row, lxw_col_t last_col) {
  xlsxwriter.chart_series_set_values(series, sheetname, first_row, first_col, last_row, last_col);
}

void chart_series_set_name(lxw_chart_series *series, const char *name) {
  xlsxwriter.chart_series_set_name(series, name);
}

void chart_series_set_name_range(
    lxw_chart_series *series, const char *sheetname, lxw_row_t row, lxw_col_t col) {
  xlsxwriter.chart_series_set_name_range(series, sheetname, row, col);
}

void chart_title_set_name(lxw_chart *chart, const char *name) {
  xlsxwriter.chart_title_set_name(chart, name);
}

void chart_axis_set_min(lxw_chart_axis *axis, double min) {
  xlsxwriter.chart_axis_set_min(axis, min);
}

void chart_axis_set_name(lxw_chart_axis *axis, const char *name) {
  xlsxwriter.chart_axis_set_name(axis, name);
}

char *lxw_strerror(lxw_error error) {
  return xlsxwriter.lxw_strerror(error);
}

int husok_memory_file(void) { return memfd_create("workbook", MFD_CLOEXEC); }
