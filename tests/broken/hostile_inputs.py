"""The 83 hostile inputs and faults that will happen, each with the tests that show what becomes of it.

Loaded right, refused with what to do, or survived with nothing lost. A test is named by what follows test_ in its name;
tests/test_hostile_inputs.py holds this list against the tests that there are.
"""

from __future__ import annotations

CONTAINER = {
    1: ("an empty file", "an_empty_file_is_refused"),
    2: ("one byte", "one_byte_named_xlsx_is_refused"),
    3: ("text renamed .xlsx", "text_renamed_xlsx_is_refused"),
    4: (".xls renamed .xlsx", "the_content_counts_and_a_wrong_name_is_a_notice"),
    5: ("an HTML table saved as .xls", "a_web_page_or_xml_saved_as_excel_is_refused_by_name"),
    6: (
        "a password",
        "a_workbook_with_a_password_is_refused",
        "what_is_unsafe_in_xls_is_refused_by_name",
        "what_is_unsafe_in_ods_is_refused_by_name",
    ),
    7: ("a truncated zip", "a_truncated_workbook_is_refused", "half_of_an_xls_file_is_damaged"),
    8: ("a bad checksum", "damaged_sheets_are_refused"),
    9: ("a zip of 10,000 members", "zips_beyond_the_budget_are_refused"),
    10: ("a zip bomb in a sheet", "zips_beyond_the_budget_are_refused"),
    11: ("a bomb in texts, styles, an image", "a_bomb_in_any_part_is_refused"),
    12: ("a nested zip", "a_workbook_inside_a_zip_is_not_unpacked"),
    13: (
        "member names that lead out, absolute, with NUL",
        "member_names_that_leave_the_zip_are_refused",
        "a_name_with_nul_is_refused",
    ),
    14: ("a member twice", "two_members_of_one_name_are_refused"),
    15: (
        "a directory that lies about sizes",
        "zips_beyond_the_budget_are_refused",
        "a_directory_that_makes_a_sheet_shorter_is_refused",
    ),
    16: ("zip64 on a small file", "the_headers_of_a_huge_zip_on_a_small_one_are_no_fault"),
    17: (
        "macros, also renamed",
        "macros_are_refused_whatever_they_are_called",
        "macros_in_ods_are_refused_before_it_is_opened",
    ),
    18: (
        "Excel 4 macro sheets",
        "embedded_objects_are_refused",
        "what_is_unsafe_in_xls_is_refused_by_name",
    ),
    19: ("embedded OLE, ActiveX", "embedded_objects_are_refused"),
    20: (
        "links to other files, DDE",
        "links_to_the_outside_are_refused",
        "what_is_unsafe_in_xls_is_refused_by_name",
        "what_is_unsafe_in_ods_is_refused_by_name",
    ),
    21: ("data connections", "links_to_the_outside_are_refused"),
    22: (
        ".xlsb, .ods, Numbers renamed",
        "other_spreadsheet_formats_are_refused",
        "a_form_saved_in_another_format_is_taken_with_the_same_numbers",
    ),
}
XML = {
    23: ("billion laughs", "a_document_type_in_any_part_is_refused_whatever_it_declares"),
    24: ("quadratic blow-up", "a_document_type_in_any_part_is_refused_whatever_it_declares"),
    25: ("an entity that names a file", "a_document_type_in_any_part_is_refused_whatever_it_declares"),
    26: ("an entity that names the loopback", "a_document_type_in_any_part_is_refused_whatever_it_declares"),
    27: ("a harmless document type", "a_document_type_in_any_part_is_refused_whatever_it_declares"),
    28: (
        "invalid UTF-8, UTF-16, NUL, U+FFFE",
        "bytes_that_are_no_text_are_refused",
        "a_character_that_is_none_comes_through_and_is_never_shown",
        "damaged_sheets_are_refused",
    ),
    29: ("1 MB in one cell", "more_text_than_a_cell_can_hold_is_refused_with_its_cell"),
    30: ("a far cell", "a_far_cell_is_refused_with_its_address_and_kills_nothing"),
    31: (
        "a dimension that lies",
        "a_lying_dimension_loses_no_row",
        "what_the_first_reader_refuses_is_read_by_the_second_and_said_so",
    ),
    32: ("addresses beyond Excel's", "an_address_beyond_excel_is_refused"),
    33: (
        "rows and cells out of order, repeated",
        "a_row_that_stands_twice_inside_the_file_is_refused",
        "a_cell_that_takes_the_place_of_another_refuses_the_sheet",
    ),
    34: ("a text that is not in the list", "a_text_that_is_not_in_the_list_of_texts_is_refused"),
    35: (
        "20,000 merged regions",
        "twenty_thousand_merged_regions_are_read_and_those_below_the_table_do_no_harm",
    ),
    36: ("16,384 styled empty columns", "a_row_of_styled_empty_cells_to_the_last_column_is_no_data"),
    37: (
        "1,000 sheets, very hidden ones with data",
        "a_thousand_sheets_are_refused",
        "a_very_hidden_sheet_with_data_refuses_the_file",
    ),
}
CONTENT = {
    38: (
        "formulas without a value",
        "a_formula_without_a_value_is_refused_not_read_as_blank",
        "formulas_without_result_are_told_in_xls",
        "errors_and_formulas_without_result_are_told_in_ods",
    ),
    39: ("error cells", "an_error_cell_is_refused_not_read_as_blank", "errors_are_told_in_xls"),
    40: (
        "numbers as text",
        "a_comma_stands_before_decimals_and_dots_part_groups_of_three",
        "a_sign_in_place_of_an_empty_cell_is_refused",
        "an_approximate_number_is_refused_and_sent_to_its_column",
    ),
    41: ("1.234", "a_number_written_the_english_way_is_refused_with_the_right_way_to_write_it"),
    42: (
        "dates of all kinds, 1900 and 1904",
        "a_date_that_does_not_exist_or_is_written_otherwise_is_refused",
        "days_are_counted_from_the_year_that_the_workbook_says",
        "both_calendars_of_xls_give_the_same_day",
    ),
    43: (
        "TCVN3, VNI, NFD, zero-width, look-alikes",
        "a_file_in_an_old_table_comes_through",
        "vietnamese_in_unicode_is_never_touched",
        "text_loses_control_and_direction_characters_and_keeps_its_letters",
        "codes_and_numbers_in_look_alikes_are_loaded_right_from_a_workbook",
        "a_header_and_a_sender_in_look_alikes_are_understood_in_a_text",
        "a_facility_is_not_registered_a_second_time_under_a_look_alike_code",
    ),
    44: (
        "commune codes and names",
        "a_commune_code_that_lost_its_zero_is_answered_with_the_right_one",
        "a_former_commune_in_place_of_a_code_is_answered_with_what_became_of_it",
        "a_code_beside_the_name_of_another_place_is_refused",
        "former_communes_that_are_one_today_are_not_added_up_silently",
        "a_missing_commune_is_asked_about_and_a_repeated_one_refused",
    ),
    45: (
        "headers elsewhere, two rows, missing, repeated columns",
        "a_missing_column_is_refused",
        "a_repeated_column_is_refused",
        "whatever_stands_around_a_table_its_header_and_body_are_found",
    ),
    46: (
        "a totals row, another unit, another form",
        "a_totals_row_without_a_code_is_refused",
        "a_changed_unit_of_measure_is_refused",
        "a_period_that_has_not_begun_takes_only_expectations",
    ),
    47: (
        "the same file twice, two files of a period",
        "the_same_bytes_are_one_submission",
        "a_later_file_replaces_its_whole_scope",
    ),
    48: (
        "values that can't be",
        "a_wrong_value_is_found_at_its_cell",
        "no_float_makes_the_number_reader_fail",
        "minus_zero_is_zero",
        "parts_that_do_not_give_the_total_are_refused",
    ),
    49: (
        "formula injection",
        "a_formula_in_a_text_is_inert_and_a_negative_number_is_not_touched",
        "text_that_begins_like_a_formula_is_written_as_text",
    ),
    50: (
        "markup in names and notes",
        "what_stands_in_a_line_stays_text",
        "hostile_words_stay_words",
        "markup_in_an_address_stays_text",
    ),
    51: (
        "file names",
        "names_are_made_safe",
        "a_safe_name_is_never_long_nor_a_path",
    ),
    52: ("personal data in a note", "wrong_events_are_refused"),
    53: ("log injection", "a_line_cannot_be_forged_inside_a_text"),
    54: ("small counts", "small_counts_stay_hidden_with_what_would_give_them_away"),
}
TEXT = {
    55: (
        "encodings, mixed ones",
        "marks_that_spreadsheets_add_are_no_fault",
        "a_file_in_utf_16_is_taken_with_a_notice_also_without_its_mark",
        "windows_1258_comes_through",
        "two_encodings_in_one_file_are_refused_with_the_line",
    ),
    56: (
        "separators, sep=, decimal commas in quotes",
        "the_header_line_tells_the_separator",
        "a_comma_separates_when_decimals_are_quoted",
    ),
    57: (
        "quotes, line ends, NUL",
        "an_unclosed_quote_is_found_where_it_opens",
        "a_quote_in_the_wrong_place_is_refused",
        "line_ends_of_every_system_are_read",
        "nul_characters_are_refused_with_their_line",
    ),
    58: (
        "ragged rows, 100,000 columns, a huge line",
        "ragged_lines_are_refused_each_with_its_number",
        "what_no_form_can_be_is_refused_where_it_begins",
        "a_cell_of_a_megabyte_is_refused_for_its_length_at_its_line",
        "five_thousand_fields_on_a_line_are_refused_for_their_number",
    ),
    59: (
        "a header only, blank lines, footers",
        "a_header_only_is_no_submission",
        "a_footer_is_refused_as_a_ragged_line",
    ),
}
WEB = {
    60: (
        "a deep link to a fresh server",
        "a_deep_link_to_a_freshly_started_server_works",
        "a_file_s_name_as_first_address_runs_no_file_and_shows_the_main_page",
    ),
    61: ("uploads by strangers", "a_file_from_nobody_is_refused_before_it_reaches_the_app"),
    62: ("XSRF tokens", "an_upload_needs_the_right_and_the_token_of_its_own_page"),
    63: ("sockets from elsewhere", "a_socket_of_a_foreign_page_is_refused"),
    64: ("forged identity headers", "forged_headers_and_tickets_open_nothing"),
    65: (
        "query parameters",
        "no_moment_in_the_address_breaks_a_page",
        "the_address_of_a_sector_that_is_not_one_s_own_is_refused_and_stands_in_the_log",
        "no_value_in_the_address_breaks_a_page_or_is_repeated_at_length",
        "an_address_of_a_megabyte_or_of_five_thousand_fields_harms_nobody",
    ),
    66: (
        "a widget's value outside of its options",
        "a_value_outside_of_the_options_chooses_nothing",
    ),
    67: (
        "a revoked user, logout in another tab",
        "an_ended_account_leaves_its_open_tab",
        "signing_out_in_one_tab_makes_the_other_one_leave",
    ),
    68: (
        "what was made for another role",
        "two_viewers_in_turn_never_get_what_was_made_for_the_other",
    ),
    69: (
        "500 sockets opened and left",
        "five_hundred_sockets_that_are_opened_and_left_stop_nobody",
    ),
    70: (
        "uploads cut, two tabs, double clicks",
        "a_file_is_decided_on_once",
        "the_same_file_again_is_recognised",
        "a_cut_upload_stores_nothing_and_the_whole_one_is_taken_afterwards",
        "one_file_sent_by_eight_at_once_is_one_submission",
        "a_browser_that_is_closed_at_the_click_leaves_all_or_nothing",
    ),
}
SYSTEM = {
    71: (
        "kill -9",
        "killed_while_accepting_nothing_acknowledged_is_lost_and_nothing_is_torn",
        "a_backup_killed_at_any_moment_leaves_nothing_that_looks_whole_and_is_not",
    ),
    72: (
        "a full disk",
        "a_full_disk_takes_nothing_loses_nothing_and_is_said",
        "a_full_disk_spoils_the_backup_with_a_sentence",
        "a_write_that_fails_at_any_statement_leaves_nothing",
    ),
    73: (
        "a folder that can't be written",
        "a_shelf_that_cannot_be_written_is_a_sentence",
        "a_head_that_cannot_be_kept_does_not_undo_the_act",
        "an_open_store_takes_nothing_and_goes_on_afterwards",
        "a_command_says_that_it_can_not_write_and_not_that_the_file_is_damaged",
        "a_page_shows_its_numbers_and_a_file_is_not_taken",
        "the_app_starts_without_its_line_for_commands",
    ),
    74: (
        "another process holds the file",
        "another_process_finds_the_store_locked",
        "a_store_that_another_program_holds_gets_its_sentence",
    ),
    75: (
        "a damaged store",
        "one_bit_anywhere_in_the_file_is_said_and_no_number_is_read",
        "a_file_cut_short_is_said_or_known_by_the_kept_head",
        "a_store_from_a_newer_program_is_refused",
    ),
    76: (
        "a migration that fails, or runs twice",
        "a_migration_that_fails_half_way_leaves_nothing",
        "a_fresh_store_is_migrated_once",
    ),
    77: (
        "the clock put back, other zones, the end of a year",
        "a_clock_put_back_by_a_day_ends_sessions_and_lets_nobody_stay",
        "a_cumulative_value_starts_anew_with_the_year",
        "a_server_in_any_zone_keeps_the_clock_of_vietnam",
        "an_hour_that_a_zone_has_twice_or_not_at_all_is_an_hour_like_any_other",
        "the_year_ends_at_midnight_in_vietnam",
    ),
    78: (
        "a reader that hangs or wants too much",
        "the_child_survives_nothing_but_the_parent_survives_a_hang",
        "a_workbook_that_needs_too_much_memory_is_a_problem",
        "a_damaged_workbook_ends_in_a_report_and_no_number_changes_in_silence",
    ),
    79: (
        "no network",
        "a_picture_never_fetches_anything",
        "every_page_is_whole_quiet_at_home_in_vietnamese_and_without_barriers",
    ),
    80: (
        "a catalogue with faults",
        "a_typo_is_told_with_file_line_and_field",
        "an_anchor_bomb_is_refused",
        "what_stands_twice_or_not_at_all_is_told_and_nothing_of_it_is_taken",
        "one_code_in_two_files_of_the_overlay_is_told",
        "many_at_once_get_each_its_own_number_and_the_same_bytes_get_one",
        "a_command_names_every_fault_of_the_catalogue",
    ),
    81: ("a changed log", "a_sound_chain_passes_and_every_change_of_it_is_found"),
    82: (
        "damaged backups, another key, a newer schema",
        "a_flipped_bit_anywhere_is_found",
        "another_key_opens_nothing",
        "a_backup_comes_back_onto_a_newer_schema",
    ),
    83: (
        "no data, one period",
        "without_data_every_page_opens",
        "one_period_is_enough_for_a_page_and_its_age_is_said",
    ),
}
INPUTS: dict[int, tuple[str, ...]] = {**CONTAINER, **XML, **CONTENT, **TEXT, **WEB, **SYSTEM}
