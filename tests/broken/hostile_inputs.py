"""The 83 hostile inputs and faults that will happen, each with the tests that show what becomes of it.

Loaded right, refused with what to do, or survived with nothing lost: tests/test_hostile_inputs.py holds this list
against the tests that there are.
"""

from __future__ import annotations

_INTAKE = "loaders/test_intake_of_files.py::test_"
_BOOKS = "loaders/test_workbooks.py::test_"
_OLD = "loaders/test_old_and_open_workbooks.py::test_"
_HOSTILE = "loaders/test_hostile_workbooks.py::test_"
_LAYOUT = "loaders/test_form_layout.py::test_"
_FORM = "loaders/test_form_checks.py::test_"
_RULES = "loaders/test_form_rules.py::test_"
_CODES = "loaders/test_form_codes.py::test_"
_NUMBERS = "loaders/test_numbers_and_dates.py::test_"
_LETTERS = "loaders/test_encodings.py::test_"
_CSV = "loaders/test_delimited_files.py::test_"
_FAULTS = "faults/test_sample.py::test_"
_STORE = "data/test_store.py::test_"
_FAULTY = "data/test_faulty_store.py::test_"
_SENT = "data/test_submissions.py::test_"
_LOG = "data/test_audit.py::test_"
_BACKUP = "data/test_backups.py::test_"
_CATALOGUE = "data/test_catalogue.py::test_"
_SESSIONS = "data/people/test_sessions.py::test_"
_TAKEN = "briefings/test_files_taken_away.py::test_"
_STATES = "pages/test_pages_in_other_states.py::test_"
_PAGES = "pages/test_pages_with_data.py::test_"
_SIGNING = "e2e/test_signing_in.py::test_"
_NGINX = "e2e/test_behind_nginx.py::test_"
_FRESH = "e2e/test_fresh_server.py::test_"
_TYPES = f"{_HOSTILE}a_document_type_in_any_part_is_refused_whatever_it_declares"

CONTAINER = {
    1: ("an empty file", f"{_INTAKE}an_empty_file_is_refused"),
    2: ("one byte", f"{_INTAKE}one_byte_named_xlsx_is_refused"),
    3: ("text renamed .xlsx", f"{_INTAKE}text_renamed_xlsx_is_refused"),
    4: (".xls renamed .xlsx", f"{_OLD}the_content_counts_and_a_wrong_name_is_a_notice"),
    5: ("an HTML table saved as .xls", f"{_INTAKE}a_web_page_or_xml_saved_as_excel_is_refused_by_name"),
    6: (
        "a password",
        f"{_INTAKE}a_workbook_with_a_password_is_refused",
        f"{_OLD}what_is_unsafe_in_xls_is_refused_by_name",
        f"{_OLD}what_is_unsafe_in_ods_is_refused_by_name",
    ),
    7: ("a truncated zip", f"{_INTAKE}a_truncated_workbook_is_refused", f"{_OLD}half_of_an_xls_file_is_damaged"),
    8: ("a bad checksum", f"{_BOOKS}damaged_sheets_are_refused"),
    9: ("a zip of 10,000 members", f"{_INTAKE}zips_beyond_the_budget_are_refused"),
    10: ("a zip bomb in a sheet", f"{_INTAKE}zips_beyond_the_budget_are_refused"),
    11: ("a bomb in texts, styles, an image", f"{_HOSTILE}a_bomb_in_any_part_is_refused"),
    12: ("a nested zip", f"{_HOSTILE}a_workbook_inside_a_zip_is_not_unpacked"),
    13: (
        "member names that lead out, absolute, with NUL",
        f"{_INTAKE}member_names_that_leave_the_zip_are_refused",
        f"{_HOSTILE}a_name_with_nul_is_refused",
    ),
    14: ("a member twice", f"{_INTAKE}two_members_of_one_name_are_refused"),
    15: (
        "a directory that lies about sizes",
        f"{_INTAKE}zips_beyond_the_budget_are_refused",
        f"{_HOSTILE}a_directory_that_makes_a_sheet_shorter_is_refused",
    ),
    16: ("zip64 on a small file", f"{_HOSTILE}the_headers_of_a_huge_zip_on_a_small_one_are_no_fault"),
    17: (
        "macros, also renamed",
        f"{_INTAKE}macros_are_refused_whatever_they_are_called",
        f"{_OLD}macros_in_ods_are_refused_before_it_is_opened",
    ),
    18: (
        "Excel 4 macro sheets",
        f"{_INTAKE}embedded_objects_are_refused",
        f"{_OLD}what_is_unsafe_in_xls_is_refused_by_name",
    ),
    19: ("embedded OLE, ActiveX", f"{_INTAKE}embedded_objects_are_refused"),
    20: (
        "links to other files, DDE",
        f"{_INTAKE}links_to_the_outside_are_refused",
        f"{_OLD}what_is_unsafe_in_xls_is_refused_by_name",
        f"{_OLD}what_is_unsafe_in_ods_is_refused_by_name",
    ),
    21: ("data connections", f"{_INTAKE}links_to_the_outside_are_refused"),
    22: (
        ".xlsb, .ods, Numbers renamed",
        f"{_INTAKE}other_spreadsheet_formats_are_refused",
        f"{_OLD}a_form_saved_in_another_format_is_taken_with_the_same_numbers",
    ),
}
XML = {
    23: ("billion laughs", _TYPES),
    24: ("quadratic blow-up", _TYPES),
    25: ("an entity that names a file", _TYPES),
    26: ("an entity that names the loopback", _TYPES),
    27: ("a harmless document type", _TYPES),
    28: (
        "invalid UTF-8, UTF-16, NUL, U+FFFE",
        f"{_HOSTILE}bytes_that_are_no_text_are_refused",
        f"{_HOSTILE}a_character_that_is_none_comes_through_and_is_never_shown",
        f"{_BOOKS}damaged_sheets_are_refused",
    ),
    29: ("1 MB in one cell", f"{_HOSTILE}more_text_than_a_cell_can_hold_is_refused_with_its_cell"),
    30: ("a far cell", f"{_BOOKS}a_far_cell_is_refused_with_its_address_and_kills_nothing"),
    31: (
        "a dimension that lies",
        f"{_BOOKS}a_lying_dimension_loses_no_row",
        f"{_BOOKS}what_the_first_reader_refuses_is_read_by_the_second_and_said_so",
    ),
    32: ("addresses beyond Excel's", f"{_HOSTILE}an_address_beyond_excel_is_refused"),
    33: (
        "rows and cells out of order, repeated",
        f"{_LAYOUT}a_row_that_stands_twice_inside_the_file_is_refused",
        f"{_HOSTILE}a_cell_that_takes_the_place_of_another_refuses_the_sheet",
    ),
    34: ("a text that is not in the list", f"{_HOSTILE}a_text_that_is_not_in_the_list_of_texts_is_refused"),
    35: (
        "20,000 merged regions",
        f"{_HOSTILE}twenty_thousand_merged_regions_are_read_and_those_below_the_table_do_no_harm",
    ),
    36: ("16,384 styled empty columns", f"{_HOSTILE}a_row_of_styled_empty_cells_to_the_last_column_is_no_data"),
    37: (
        "1,000 sheets, very hidden ones with data",
        f"{_BOOKS}a_thousand_sheets_are_refused",
        f"{_HOSTILE}a_very_hidden_sheet_with_data_refuses_the_file",
    ),
}
CONTENT = {
    38: (
        "formulas without a value",
        f"{_FORM}a_formula_without_a_value_is_refused_not_read_as_blank",
        f"{_OLD}formulas_without_result_are_told_in_xls",
        f"{_OLD}errors_and_formulas_without_result_are_told_in_ods",
    ),
    39: ("error cells", f"{_FORM}an_error_cell_is_refused_not_read_as_blank", f"{_OLD}errors_are_told_in_xls"),
    40: (
        "numbers as text",
        f"{_NUMBERS}a_comma_stands_before_decimals_and_dots_part_groups_of_three",
        f"{_NUMBERS}a_sign_in_place_of_an_empty_cell_is_refused",
        f"{_NUMBERS}an_approximate_number_is_refused_and_sent_to_its_column",
    ),
    41: ("1.234", f"{_NUMBERS}a_number_written_the_english_way_is_refused_with_the_right_way_to_write_it"),
    42: (
        "dates of all kinds, 1900 and 1904",
        f"{_NUMBERS}a_date_that_does_not_exist_or_is_written_otherwise_is_refused",
        f"{_HOSTILE}days_are_counted_from_the_year_that_the_workbook_says",
        f"{_OLD}both_calendars_of_xls_give_the_same_day",
    ),
    43: (
        "TCVN3, VNI, NFD, zero-width",
        f"{_LETTERS}a_file_in_an_old_table_comes_through",
        f"{_LETTERS}vietnamese_in_unicode_is_never_touched",
        f"{_NUMBERS}text_loses_control_and_direction_characters_and_keeps_its_letters",
    ),
    44: ("commune codes and names", f"{_CODES}a_commune_code_that_lost_its_zero_is_answered_with_the_right_one"),
    45: (
        "headers elsewhere, two rows, missing, repeated columns",
        f"{_LAYOUT}a_missing_column_is_refused",
        f"{_LAYOUT}a_repeated_column_is_refused",
        "loaders/test_tables_found.py::test_whatever_stands_around_a_table_its_header_and_body_are_found",
    ),
    46: (
        "a totals row, another unit, another form",
        f"{_CODES}a_totals_row_without_a_code_is_refused",
        f"{_FORM}a_changed_unit_of_measure_is_refused",
        f"{_RULES}a_period_that_has_not_begun_takes_only_expectations",
    ),
    47: (
        "the same file twice, two files of a period",
        f"{_SENT}the_same_bytes_are_one_submission",
        f"{_SENT}a_later_file_replaces_its_whole_scope",
    ),
    48: (
        "values that can't be",
        f"{_FORM}a_wrong_value_is_found_at_its_cell",
        f"{_NUMBERS}no_float_makes_the_number_reader_fail",
        f"{_NUMBERS}minus_zero_is_zero",
        f"{_RULES}parts_that_do_not_give_the_total_are_refused",
    ),
    49: (
        "formula injection",
        f"{_TAKEN}a_formula_in_a_text_is_inert_and_a_negative_number_is_not_touched",
        "loaders/test_forms_round_trip.py::test_text_that_begins_like_a_formula_is_written_as_text",
    ),
    50: (
        "markup in names and notes",
        "pages/test_audit_page.py::test_what_stands_in_a_line_stays_text",
        "pages/test_taking_away_and_finding.py::test_hostile_words_stay_words",
        "e2e/test_walk.py::test_markup_in_an_address_stays_text",
    ),
    51: (
        "file names",
        f"{_INTAKE}names_are_made_safe",
        f"{_INTAKE}a_safe_name_is_never_long_nor_a_path",
    ),
    52: ("personal data in a note", "loaders/test_register_checks.py::test_wrong_events_are_refused"),
    53: ("log injection", f"{_LOG}a_line_cannot_be_forged_inside_a_text"),
    54: ("small counts", "data/test_maps.py::test_small_counts_stay_hidden_with_what_would_give_them_away"),
}
TEXT = {
    55: (
        "encodings, mixed ones",
        f"{_CSV}marks_that_spreadsheets_add_are_no_fault",
        f"{_LETTERS}a_file_in_utf_16_is_taken_with_a_notice_also_without_its_mark",
        f"{_LETTERS}windows_1258_comes_through",
        f"{_LETTERS}two_encodings_in_one_file_are_refused_with_the_line",
    ),
    56: (
        "separators, sep=, decimal commas in quotes",
        f"{_CSV}the_header_line_tells_the_separator",
        f"{_CSV}a_comma_separates_when_decimals_are_quoted",
    ),
    57: (
        "quotes, line ends, NUL",
        f"{_CSV}an_unclosed_quote_is_found_where_it_opens",
        f"{_CSV}a_quote_in_the_wrong_place_is_refused",
        f"{_CSV}line_ends_of_every_system_are_read",
        f"{_CSV}nul_characters_are_refused_with_their_line",
    ),
    58: (
        "ragged rows, 100,000 columns, a huge line",
        f"{_CSV}ragged_lines_are_refused_each_with_its_number",
        f"{_CSV}what_no_form_can_be_is_refused_where_it_begins",
    ),
    59: (
        "a header only, blank lines, footers",
        f"{_CSV}a_header_only_is_no_submission",
        f"{_CSV}a_footer_is_refused_as_a_ragged_line",
    ),
}
WEB = {
    60: (
        "a deep link to a fresh server",
        f"{_FRESH}a_deep_link_to_a_freshly_started_server_works",
        f"{_FRESH}a_file_s_name_as_first_address_runs_no_file_and_shows_the_main_page",
    ),
    61: ("uploads by strangers", f"{_NGINX}a_file_from_nobody_is_refused_before_it_reaches_the_app"),
    62: ("XSRF tokens", f"{_SIGNING}an_upload_needs_the_right_and_the_token_of_its_own_page"),
    63: ("sockets from elsewhere", f"{_SIGNING}a_socket_of_a_foreign_page_is_refused"),
    64: ("forged identity headers", f"{_SIGNING}forged_headers_and_tickets_open_nothing"),
    65: (
        "query parameters",
        f"{_PAGES}no_moment_in_the_address_breaks_a_page",
        "pages/test_roles.py::test_the_address_of_a_sector_that_is_not_one_s_own_is_refused_and_stands_in_the_log",
    ),
    66: (
        "a widget's value outside of its options",
        "pages/test_forged_widgets.py::test_a_value_outside_of_the_options_chooses_nothing",
    ),
    67: (
        "a revoked user, logout in another tab",
        f"{_SIGNING}an_ended_account_leaves_its_open_tab",
        f"{_SIGNING}signing_out_in_one_tab_makes_the_other_one_leave",
    ),
    68: (
        "what was made for another role",
        "pages/test_roles.py::test_two_viewers_in_turn_never_get_what_was_made_for_the_other",
    ),
    69: (
        "500 sockets opened and left",
        "e2e/test_left_sockets.py::test_five_hundred_sockets_that_are_opened_and_left_stop_nobody",
    ),
    70: (
        "uploads cut, two tabs, double clicks",
        "data/test_sendings.py::test_a_file_is_decided_on_once",
        "pages/test_sending_files.py::test_the_same_file_again_is_recognised",
    ),
}
SYSTEM = {
    71: (
        "kill -9",
        f"{_FAULTS}killed_while_accepting_nothing_acknowledged_is_lost_and_nothing_is_torn",
        f"{_BACKUP}a_backup_killed_at_any_moment_leaves_nothing_that_looks_whole_and_is_not",
    ),
    72: (
        "a full disk",
        f"{_FAULTY}a_full_disk_takes_nothing_loses_nothing_and_is_said",
        f"{_BACKUP}a_full_disk_spoils_the_backup_with_a_sentence",
        f"{_FAULTS}a_write_that_fails_at_any_statement_leaves_nothing",
    ),
    73: (
        "a folder that can't be written",
        f"{_BACKUP}a_shelf_that_cannot_be_written_is_a_sentence",
        f"{_LOG}a_head_that_cannot_be_kept_does_not_undo_the_act",
    ),
    74: (
        "another process holds the file",
        f"{_STORE}another_process_finds_the_store_locked",
        f"{_STATES}a_store_that_another_program_holds_gets_its_sentence",
    ),
    75: (
        "a damaged store",
        f"{_FAULTY}one_bit_anywhere_in_the_file_is_said_and_no_number_is_read",
        f"{_FAULTY}a_file_cut_short_is_said_or_known_by_the_kept_head",
        f"{_STORE}a_store_from_a_newer_program_is_refused",
    ),
    76: (
        "a migration that fails, or runs twice",
        f"{_STORE}a_migration_that_fails_half_way_leaves_nothing",
        f"{_STORE}a_fresh_store_is_migrated_once",
    ),
    77: (
        "the clock put back, the end of a year",
        f"{_SESSIONS}a_clock_put_back_by_a_day_ends_sessions_and_lets_nobody_stay",
        f"{_RULES}a_cumulative_value_starts_anew_with_the_year",
    ),
    78: (
        "a reader that hangs or wants too much",
        f"{_BOOKS}the_child_survives_nothing_but_the_parent_survives_a_hang",
        f"{_BOOKS}a_workbook_that_needs_too_much_memory_is_a_problem",
        f"{_FAULTS}a_damaged_workbook_ends_in_a_report_and_no_number_changes_in_silence",
    ),
    79: (
        "no network",
        "briefings/test_pictures.py::test_a_picture_never_fetches_anything",
        "e2e/test_every_page.py::test_every_page_is_whole_quiet_at_home_in_vietnamese_and_without_barriers",
    ),
    80: (
        "a catalogue with faults",
        f"{_CATALOGUE}a_typo_is_told_with_file_line_and_field",
        f"{_CATALOGUE}an_anchor_bomb_is_refused",
    ),
    81: ("a changed log", f"{_LOG}a_sound_chain_passes_and_every_change_of_it_is_found"),
    82: (
        "damaged backups, another key, a newer schema",
        f"{_BACKUP}a_flipped_bit_anywhere_is_found",
        f"{_BACKUP}another_key_opens_nothing",
        f"{_BACKUP}a_backup_comes_back_onto_a_newer_schema",
    ),
    83: (
        "no data, one period",
        f"{_STATES}without_data_every_page_opens",
        f"{_STATES}one_period_is_enough_for_a_page_and_its_age_is_said",
    ),
}
INPUTS: dict[int, tuple[str, ...]] = {**CONTAINER, **XML, **CONTENT, **TEXT, **WEB, **SYSTEM}
