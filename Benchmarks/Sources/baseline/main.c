/* Writes what the executor wrote, in C: the rows of a finished store into a copy of the store as
 * it was before, in transactions of the same sizes and under the same pragmas. Prints the seconds
 * that the transactions took, and how many of them the processor worked.
 *
 *   baseline FINISHED.db BEFORE.db BATCH-SIZES
 *
 * BATCH-SIZES has lines "size count". All rows are read into memory first, so that only writing is
 * timed. At the end the two stores must have the same number of rows in each table written to. */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(sqlite3 *db, const char *what) {
  fprintf(stderr, "baseline: %s: %s\n", what, db ? sqlite3_errmsg(db) : "");
  exit(1);
}

static void run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) fail(db, sql);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    fail(db, sql);
  return statement;
}

static sqlite3_int64 number(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = prepare(db, sql);
  if (sqlite3_step(statement) != SQLITE_ROW) fail(db, sql);
  sqlite3_int64 value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

/* Rows of one table, grouped by their first column, which ascends. */
typedef struct {
  sqlite3_value **cells;
  sqlite3_int64 *keys;
  long count, capacity;
  int columns;
} Rows;

static Rows load(sqlite3 *db, const char *sql, sqlite3_int64 after) {
  Rows rows = {0};
  sqlite3_stmt *statement = prepare(db, sql);
  sqlite3_bind_int64(statement, 1, after);
  rows.columns = sqlite3_column_count(statement);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (rows.count == rows.capacity) {
      rows.capacity = rows.capacity ? rows.capacity * 2 : 1024;
      rows.cells = realloc(rows.cells, sizeof(void *) * rows.capacity * rows.columns);
      rows.keys = realloc(rows.keys, sizeof(sqlite3_int64) * rows.capacity);
      if (!rows.cells || !rows.keys) fail(NULL, "out of memory");
    }
    rows.keys[rows.count] = sqlite3_column_int64(statement, 0);
    for (int column = 0; column < rows.columns; column++)
      rows.cells[rows.count * rows.columns + column] =
          sqlite3_value_dup(sqlite3_column_value(statement, column));
    rows.count++;
  }
  sqlite3_finalize(statement);
  return rows;
}

/* The first row whose key is not below `key`. */
static long find(const Rows *rows, sqlite3_int64 key) {
  long low = 0, high = rows->count;
  while (low < high) {
    long middle = low + (high - low) / 2;
    if (rows->keys[middle] < key) low = middle + 1; else high = middle;
  }
  return low;
}

/* Binds a row's columns from `from` on and runs the statement. */
static void put(sqlite3 *db, sqlite3_stmt *statement, const Rows *rows, long row, int from) {
  for (int column = from; column < rows->columns; column++)
    sqlite3_bind_value(
        statement, column - from + 1, rows->cells[row * rows->columns + column]);
  if (sqlite3_step(statement) != SQLITE_DONE) fail(db, sqlite3_sql(statement));
  sqlite3_reset(statement);
}

static void put_all(
    sqlite3 *db, sqlite3_stmt *statement, const Rows *rows, sqlite3_int64 key, int from) {
  for (long row = find(rows, key); row < rows->count && rows->keys[row] == key; row++)
    put(db, statement, rows, row, from);
}

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void same_count(sqlite3 *one, sqlite3 *other, const char *table) {
  char sql[128];
  snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
  sqlite3_int64 a = number(one, sql), b = number(other, sql);
  if (a == b) return;
  fprintf(stderr, "baseline: %s has %lld rows, written were %lld\n", table, a, b);
  exit(1);
}

typedef struct {
  Rows events, texts, cases, parties, joiners, leavers, charges, duties, notices, answers, searches;
  /* Of each case, by its number: transitions in all and done, and the duties inserted. */
  long *transitions, *done, *inserted;
  /* Of each duty row: whether it is live in the store that is written. */
  char *live;
} Work;

enum {
  EVENT, TEXT, END_DUTY, DUTY, NOTICE, CASE, PARTY, JOIN, LEAVE, CHARGE, SEARCH, ANSWER, STATEMENTS
};
/* Columns of the duty rows as they are loaded. */
enum { DUTY_ID = 1, DUTY_CLOCK = 2, DUTY_PHASE = 12, DUTY_ENDED = 16, DUTY_IS_NEW = 17 };

static sqlite3_value **duty(const Work *work, long row) {
  return work->duties.cells + row * work->duties.columns;
}

static void end_duty(sqlite3 *db, Work *work, long row, sqlite3_stmt *statement) {
  sqlite3_value **cells = duty(work, row);
  if (!work->live[row] || sqlite3_value_type(cells[DUTY_ENDED]) == SQLITE_NULL) return;
  sqlite3_bind_value(statement, 1, cells[DUTY_PHASE]);
  sqlite3_bind_value(statement, 2, cells[DUTY_ENDED]);
  sqlite3_bind_value(statement, 3, cells[DUTY_ID]);
  if (sqlite3_step(statement) != SQLITE_DONE) fail(db, "ending a duty");
  sqlite3_reset(statement);
  work->live[row] = 0;
}

static void start_duty(sqlite3 *db, Work *work, long row, sqlite3_stmt *statement) {
  sqlite3_value **cells = duty(work, row);
  for (int column = 0; column < DUTY_ENDED; column++)
    sqlite3_bind_value(statement, column + 1, cells[column]);
  if (sqlite3_step(statement) != SQLITE_DONE) fail(db, "starting a duty");
  sqlite3_reset(statement);
  work->live[row] = 1;
}

static int same_clock(const Work *work, long one, long other) {
  const unsigned char *a = sqlite3_value_text(duty(work, one)[DUTY_CLOCK]);
  const unsigned char *b = sqlite3_value_text(duty(work, other)[DUTY_CLOCK]);
  return strcmp((const char *)a, (const char *)b) == 0;
}

/* A transition ends what the case owed and will not owe in the end, and starts its share of what
 * it came to owe: together as many rows as the executor wrote. */
static void write_duties(
    sqlite3 *db, Work *work, sqlite3_int64 id, sqlite3_stmt *const *statements) {
  long first = find(&work->duties, id), last = find(&work->duties, id + 1);
  long fresh = 0;
  for (long row = first; row < last; row++) {
    fresh += sqlite3_value_int(duty(work, row)[DUTY_IS_NEW]);
    end_duty(db, work, row, statements[END_DUTY]);
  }
  long share = fresh * ++work->done[id] / work->transitions[id];
  while (work->inserted[id] < share) {
    long row = last - fresh + work->inserted[id]++;
    for (long before = first; before < row; before++)
      if (same_clock(work, before, row)) end_duty(db, work, before, statements[END_DUTY]);
    start_duty(db, work, row, statements[DUTY]);
  }
}

static void transition(sqlite3 *db, Work *work, long event, sqlite3_stmt *const *statements) {
  sqlite3_int64 seq = work->events.keys[event];
  sqlite3_value **cells = work->events.cells + event * work->events.columns;
  sqlite3_int64 id = sqlite3_value_int64(cells[2]);
  put(db, statements[EVENT], &work->events, event, 0);
  put_all(db, statements[TEXT], &work->texts, seq, 0);
  write_duties(db, work, id, statements);
  put_all(db, statements[NOTICE], &work->notices, seq, 0);
  put(db, statements[CASE], &work->cases, find(&work->cases, id), 0);
  /* Whoever takes part from the beginning to the end; who joins or leaves does so
   * at the end. */
  put_all(db, statements[PARTY], &work->parties, id, 0);
  if (work->done[id] == work->transitions[id]) {
    put_all(db, statements[JOIN], &work->joiners, id, 0);
    put_all(db, statements[LEAVE], &work->leavers, id, 0);
    put_all(db, statements[CHARGE], &work->charges, id, 0);
    put_all(db, statements[SEARCH], &work->searches, id, 0);
  }
  if (event < work->answers.count) put(db, statements[ANSWER], &work->answers, event, 1);
}

int main(int count, char **arguments) {
  if (count != 4) fail(NULL, "usage: baseline FINISHED.db BEFORE.db BATCH-SIZES");
  sqlite3 *from = NULL, *db = NULL;
  if (sqlite3_open_v2(arguments[1], &from, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    fail(from, arguments[1]);
  if (sqlite3_open_v2(arguments[2], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    fail(db, arguments[2]);
  run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
          "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA cache_size=-24576;"
          "PRAGMA journal_size_limit=67108864");

  sqlite3_int64 seq = number(db, "SELECT max(seq) FROM event");
  sqlite3_int64 notice = number(db, "SELECT coalesce(max(id), 0) FROM notice");
  sqlite3_int64 last_duty = number(db, "SELECT max(id) FROM duty");
  sqlite3_int64 answer = number(db, "SELECT max(id) FROM idempotency");
  Work work = {0};
  work.events = load(from, "SELECT seq, stream, stream_id, version, kind, kind_version, at, record,"
      " hash FROM event WHERE seq > ?1 ORDER BY seq", seq);
  work.texts = load(from, "SELECT seq, ordinal, salt, text FROM event_text WHERE seq > ?1"
      " ORDER BY seq, ordinal", seq);
  work.cases = load(from, "SELECT id, state, is_final, owner_post, lead_org, confidential, level,"
      " version, wake_at, yellow_at, red_at, is_grey, quarantined, fold_version, snapshot"
      " FROM case_file WHERE id > ?1 ORDER BY id", 0);
  sqlite3_stmt *attach = prepare(from, "ATTACH ?1 AS before");
  sqlite3_bind_text(attach, 1, arguments[2], -1, SQLITE_STATIC);
  if (sqlite3_step(attach) != SQLITE_DONE) fail(from, "attaching");
  sqlite3_finalize(attach);
  work.parties = load(from, "SELECT p.case_id, p.party, p.red_at, p.yellow_at"
      " FROM main.case_party p"
      " JOIN before.case_party b ON b.party = p.party AND b.case_id = p.case_id"
      " WHERE p.case_id > ?1 ORDER BY p.case_id", 0);
  work.joiners = load(from, "SELECT p.case_id, p.party, p.red_at, p.yellow_at"
      " FROM main.case_party p LEFT JOIN before.case_party b"
      "   ON b.party = p.party AND b.case_id = p.case_id"
      " WHERE p.case_id > ?1 AND b.party IS NULL ORDER BY p.case_id", 0);
  work.leavers = load(from, "SELECT b.case_id, b.party"
      " FROM before.case_party b LEFT JOIN main.case_party p"
      "   ON p.party = b.party AND p.case_id = b.case_id"
      " WHERE b.case_id > ?1 AND p.party IS NULL ORDER BY b.case_id", 0);
  work.charges = load(from, "SELECT c.case_id, c.charge"
      " FROM main.case_charge c LEFT JOIN before.case_charge b"
      "   ON b.case_id = c.case_id AND b.charge = c.charge"
      " WHERE c.case_id > ?1 AND b.charge IS NULL ORDER BY c.case_id", 0);
  work.searches = load(from, "SELECT s.rowid, s.open_text, s.internal_text, s.party"
      " FROM main.case_search s JOIN before.case_search b ON b.rowid = s.rowid"
      " WHERE s.rowid > ?1"
      "   AND (s.open_text, s.internal_text, s.party)"
      "     IS NOT (b.open_text, b.internal_text, b.party)"
      " ORDER BY s.rowid", 0);
  work.duties = load(from, "SELECT d.case_id, d.id, d.clock, d.serial, d.generation, d.owner_post,"
      " d.assignee, d.started_at, d.yellow_at, d.due_at, d.calendar_version, d.provisional,"
      " d.phase, 1, d.first_missed_at, d.changed_at, d.ended_at,"
      " d.id > ?1"
      " FROM main.duty d LEFT JOIN before.duty b ON b.id = d.id"
      " WHERE d.id > ?1 OR (d.ended_at IS NOT NULL AND b.ended_at IS NULL)"
      " ORDER BY d.case_id, d.id", last_duty);
  run(from, "DETACH before");
  work.notices = load(from, "SELECT event_seq, public_id, case_id, lane_id, state, next_at,"
      " attempts, facts, type FROM notice WHERE id > ?1 ORDER BY event_seq", notice);
  work.answers = load(from, "SELECT id, person, key, request_hash, status, body, created_at"
      " FROM idempotency WHERE id > ?1 ORDER BY id", answer);
  sqlite3_int64 last = number(from, "SELECT max(id) FROM case_file");
  work.transitions = calloc(last + 1, sizeof(long));
  work.done = calloc(last + 1, sizeof(long));
  work.inserted = calloc(last + 1, sizeof(long));
  work.live = calloc(work.duties.count + 1, 1);
  for (long row = 0; row < work.events.count; row++)
    work.transitions[sqlite3_value_int64(work.events.cells[row * work.events.columns + 2])]++;
  for (long row = 0; row < work.duties.count; row++)
    work.live[row] = !sqlite3_value_int(work.duties.cells[row * work.duties.columns + DUTY_IS_NEW]);

  sqlite3_stmt *statements[STATEMENTS] = {
      [EVENT] = prepare(db,
          "INSERT INTO event(seq, stream, stream_id, version, kind, kind_version, at, record, hash)"
          " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
      [TEXT] = prepare(db,
          "INSERT INTO event_text(seq, ordinal, salt, text) VALUES(?1, ?2, ?3, ?4)"),
      [END_DUTY] = prepare(db,
          "UPDATE duty SET phase = ?1, owed = 0, ended_at = ?2 WHERE id = ?3"),
      [DUTY] = prepare(db,
          "INSERT INTO duty(case_id, id, clock, serial, generation, owner_post, assignee,"
          " started_at, yellow_at, due_at, calendar_version, provisional, phase, owed,"
          " first_missed_at, changed_at)"
          " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"),
      [NOTICE] = prepare(db,
          "INSERT INTO notice(event_seq, public_id, case_id, lane_id, state, next_at, attempts,"
          " facts, type) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
      [CASE] = prepare(db,
          "UPDATE case_file SET state = ?2, is_final = ?3, owner_post = ?4, lead_org = ?5,"
          " confidential = ?6, level = ?7, version = ?8, wake_at = ?9, yellow_at = ?10,"
          " red_at = ?11, is_grey = ?12, quarantined = ?13, fold_version = ?14, snapshot = ?15"
          " WHERE id = ?1"),
      [PARTY] = prepare(db,
          "UPDATE case_party SET red_at = ?3, yellow_at = ?4 WHERE case_id = ?1 AND party = ?2"),
      [JOIN] = prepare(db,
          "INSERT INTO case_party(case_id, party, red_at, yellow_at) VALUES(?1, ?2, ?3, ?4)"),
      [LEAVE] = prepare(db, "DELETE FROM case_party WHERE case_id = ?1 AND party = ?2"),
      [CHARGE] = prepare(db, "INSERT INTO case_charge(case_id, charge) VALUES(?1, ?2)"),
      [SEARCH] = prepare(db,
          "UPDATE case_search SET open_text = ?2, internal_text = ?3, party = ?4 WHERE rowid = ?1"),
      [ANSWER] = prepare(db,
          "INSERT INTO idempotency(person, key, request_hash, status, body, created_at)"
          " VALUES(?1, ?2, ?3, ?4, ?5, ?6)"),
  };
  /* Lanes are few, and made once each: they don't count. */
  Rows lanes = load(from, "SELECT id, kind, organisation, next_at, is_ordered, failing_since"
      " FROM lane WHERE id > ?1 ORDER BY id", number(db, "SELECT coalesce(max(id), 0) FROM lane"));
  sqlite3_stmt *lane = prepare(db,
      "INSERT INTO lane(id, kind, organisation, next_at, is_ordered, failing_since)"
      " VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  for (long row = 0; row < lanes.count; row++) put(db, lane, &lanes, row, 0);
  FILE *sizes = fopen(arguments[3], "r");
  if (!sizes) fail(NULL, arguments[3]);
  long size, batches, event = 0;
  double start = seconds(CLOCK_MONOTONIC), worked = seconds(CLOCK_PROCESS_CPUTIME_ID);
  while (fscanf(sizes, "%ld %ld", &size, &batches) == 2) {
    for (long batch = 0; batch < batches; batch++) {
      run(db, "BEGIN IMMEDIATE");
      for (long one = 0; one < size && event < work.events.count; one++)
        transition(db, &work, event++, statements);
      run(db, "COMMIT");
    }
  }
  double spent = seconds(CLOCK_MONOTONIC) - start;
  worked = seconds(CLOCK_PROCESS_CPUTIME_ID) - worked;
  if (event != work.events.count) fail(NULL, "the batches do not hold all events");
  const char *tables[] = {
      "event", "event_text", "case_party", "case_charge", "duty", "notice", "idempotency"};
  for (unsigned table = 0; table < sizeof tables / sizeof *tables; table++)
    same_count(from, db, tables[table]);
  printf("%.6f %.6f\n", spent, worked);
  return 0;
}
