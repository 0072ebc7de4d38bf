package org.stagedoor.cluster;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in the database itself how often operations have run: what is rolled back does not count,
 * and what is done twice counts twice, whatever clients and nodes were told.
 *
 * @param database where
 */
public record Counter(Database database) {
  /** Begins to count; the nodes' tables are there. */
  public static Counter install(Database database) throws SQLException {
    database.execute(
        """
        create table ran (operation text not null, subject text not null);
        create function note_account() returns trigger language plpgsql as $$ begin
          if tg_op = 'INSERT' then
            insert into ran values ('register', new.user_id);
          elsif new.generation <> old.generation then
            insert into ran values ('password', new.user_id);
          end if;
          return null;
        end $$;
        create function note_device() returns trigger language plpgsql as $$ begin
          insert into ran values ('remove', old.account || ' ' || old.id);
          return null;
        end $$;
        create trigger note_account after insert or update on account
          for each row execute function note_account();
        create trigger note_device after delete on device
          for each row execute function note_device();
        """);
    return new Counter(database);
  }

  /** Forgets what was counted. */
  public void reset() throws SQLException {
    database.execute("truncate ran");
  }

  /** How often an operation ran, by what it ran on. */
  public Map<String, Integer> ran(String operation) throws SQLException {
    Map<String, Integer> times = new HashMap<>();
    for (List<String> row :
        database.rows(
            "select subject, count(*) from ran where operation = '"
                + operation
                + "' group by subject")) {
      times.put(row.get(0), Integer.parseInt(row.get(1)));
    }
    return times;
  }
}
