package org.stagedoor.store.jdbc;

import java.nio.charset.StandardCharsets;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.store.jdbc.sql.Sql;

/** The vault as configured: its secret is that of the configuration or of the key file. */
@Component(service = Vault.class, configurationPid = Settings.PID)
public final class StoreVault implements Vault {
  private static final Logger LOG = LoggerFactory.getLogger(StoreVault.class);

  private final Sql sql;
  private final AesVault vault;
  private volatile boolean checked;

  /** Called by DS. */
  @Activate
  public StoreVault(@Reference Sql sql, BundleContext context, Store.Config config) {
    this(sql, Settings.of(context, config));
  }

  StoreVault(Sql sql, Settings settings) {
    KeyFile file = new KeyFile(settings.data().resolve("store.key"));
    this.sql = sql;
    this.vault =
        new AesVault(
            settings
                .secret()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(file::read));
    try {
      check();
    } catch (StoreUnavailable e) {
      LOG.debug("Checked when it is first used", e);
    }
  }

  /** Better told at the start, or when the database is back, than by bytes that don't open. */
  private void check() {
    if (checked) {
      return;
    }
    String fingerprint = vault.fingerprint();
    sql.update(
        "insert into meta (name, value) values ('secret', ?) on conflict (name) do nothing",
        fingerprint);
    checked =
        sql.find("select value from meta where name = 'secret'", row -> row.getString(1))
            .filter(fingerprint::equals)
            .isPresent();
    if (!checked) {
      throw new IllegalStateException(
          Settings.PID
              + ": .secret (or the key file) is not the one that this database was made with");
    }
  }

  @Override
  public byte[] seal(String purpose, String place, byte[] clear) {
    check();
    return vault.seal(purpose, place, clear);
  }

  @Override
  public byte[] open(String purpose, String place, byte[] sealed) {
    check();
    return vault.open(purpose, place, sealed);
  }
}
