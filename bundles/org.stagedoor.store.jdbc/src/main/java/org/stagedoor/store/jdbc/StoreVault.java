package org.stagedoor.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.store.jdbc.copy.Mark;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * The vault as configured. Its secret is that of the configuration; else that of the key file
 * beside an embedded database; else that which lies in the database, where all nodes find it. It
 * has the PID of its settings, as {@link Store} has.
 */
@Component(
    service = Vault.class,
    configurationPolicy = ConfigurationPolicy.IGNORE,
    property = Constants.SERVICE_PID + "=" + Settings.PID)
public final class StoreVault implements Vault {
  private static final Logger LOG = LoggerFactory.getLogger(StoreVault.class);

  private final Sql sql;
  private final Settings settings;
  private volatile @Nullable AesVault checked;

  /** Called by DS. */
  @Activate
  public StoreVault(@Reference Sql sql, @Reference Settings settings) {
    this.sql = sql;
    this.settings = settings;
    try {
      vault();
    } catch (StoreUnavailable e) {
      LOG.debug("Checked when it is first used", e);
    }
  }

  /** Better told at the start, or when the database is back, than by bytes that don't open. */
  private AesVault vault() {
    AesVault known = checked;
    if (known == null) {
      Mark.refuseHalf(sql);
      known = new AesVault(secret());
      Fingerprint.check(sql, known.fingerprint());
      checked = known;
    }
    return known;
  }

  private byte[] secret() {
    return settings
        .secretBytes()
        .orElseGet(
            () ->
                settings.target().embedded()
                    ? settings.keyFile().read()
                    : new SharedKey(sql).read());
  }

  @Override
  public byte[] seal(String purpose, String place, byte[] clear) {
    return vault().seal(purpose, place, clear);
  }

  @Override
  public byte[] open(String purpose, String place, byte[] sealed) {
    return vault().open(purpose, place, sealed);
  }
}
