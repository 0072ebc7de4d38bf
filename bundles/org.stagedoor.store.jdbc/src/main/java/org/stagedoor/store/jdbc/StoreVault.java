package org.stagedoor.store.jdbc;

import java.nio.charset.StandardCharsets;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.store.jdbc.sql.Sql;

/** The vault as configured: its secret is that of the configuration or of the key file. */
@Component(service = Vault.class, configurationPid = Settings.PID)
public final class StoreVault implements Vault {
  private final Vault vault;

  /** Called by DS. */
  @Activate
  public StoreVault(@Reference Sql sql, BundleContext context, Store.Config config) {
    this(sql, Settings.of(context, config));
  }

  StoreVault(Sql sql, Settings settings) {
    KeyFile file = new KeyFile(settings.data().resolve("store.key"));
    AesVault opened =
        new AesVault(
            settings
                .secret()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(file::read));
    check(sql, opened.fingerprint());
    this.vault = opened;
  }

  /** Better told at the start than by bytes that don't open. */
  private static void check(Sql sql, String fingerprint) {
    sql.update(
        "insert into meta (name, value) values ('secret', ?) on conflict (name) do nothing",
        fingerprint);
    boolean same =
        sql.find("select value from meta where name = 'secret'", row -> row.getString(1))
            .filter(fingerprint::equals)
            .isPresent();
    if (!same) {
      throw new IllegalStateException(
          Settings.PID
              + ": .secret (or the key file) is not the one that this database was made with");
    }
  }

  @Override
  public byte[] seal(String purpose, String place, byte[] clear) {
    return vault.seal(purpose, place, clear);
  }

  @Override
  public byte[] open(String purpose, String place, byte[] sealed) {
    return vault.open(purpose, place, sealed);
  }
}
