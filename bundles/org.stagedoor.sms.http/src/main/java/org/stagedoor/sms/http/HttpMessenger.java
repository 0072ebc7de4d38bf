package org.stagedoor.sms.http;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.message.Message;
import org.stagedoor.api.message.MessageQueue;
import org.stagedoor.api.message.Messenger;
import org.stagedoor.api.remote.Remote;

/**
 * Sends text messages by a gateway, as configured under {@value #PID}; not there without a
 * configuration.
 */
@Component(
    service = {Messenger.class, HttpMessenger.class},
    immediate = true,
    configurationPid = HttpMessenger.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "stagedoor.medium=msisdn",
      "osgi.command.scope=stagedoor",
      "osgi.command.function=sms",
      "stagedoor.help=sms   what texts wait on all nodes, what became of this node's, what was spent"
    })
@Designate(ocd = SmsConfig.class)
public final class HttpMessenger implements Messenger {
  static final String PID = "org.stagedoor.sms.http";
  private static final int MAX_ANSWER = 16 * 1024;

  private final PhoneNumbers phones;
  private final Transactions transactions;
  private final LiveSettings<SmsSettings> settings;
  private final Spending spending;
  private final MessageQueue queue;

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is wrong
   */
  @Activate
  public HttpMessenger(
      @Reference Outbox outbox,
      @Reference Transactions transactions,
      @Reference BundleData data,
      @Reference PhoneNumbers phones,
      Map<String, ?> properties) {
    this.phones = phones;
    this.transactions = transactions;
    settings = new LiveSettings<>(PID, properties, SmsSettings::of);
    Clock clock = Clock.systemUTC();
    spending = new Spending(data, clock);
    SmsSettings now = settings.current();
    queue =
        new MessageQueue(
            PID + "/text", medium(), outbox, transactions, clock, gateway(now), now.pace());
  }

  private static Gateway gateway(SmsSettings now) {
    Remote remote = new Remote(now.timeout(), MAX_ANSWER, now.connections(), Optional.empty());
    return new Gateway(now.form(), now.answers(), remote);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    if (settings.update(properties)) {
      SmsSettings now = settings.current();
      queue.change(gateway(now), now.pace());
    }
  }

  @Override
  public String medium() {
    return "msisdn";
  }

  @Override
  public void check(String address) {
    settings.current().reach().check(number(address));
  }

  private PhoneNumber number(String address) {
    return phones
        .read("", address)
        .orElseThrow(() -> MatrixException.invalid("address", "must be a telephone number"));
  }

  @Override
  public void send(Message message) {
    PhoneNumber number = number(message.address());
    SmsSettings now = settings.current();
    now.reach().check(number);
    transactions.required(
        () -> {
          int cost = now.prices().of(number.country(), message.text());
          spending.spend(number.country(), cost, now.prices());
          queue.put(message);
          return cost;
        });
  }

  /**
   * The console's {@code sms}: what waits, what became of the rest, and what was spent.
   *
   * @param arguments none
   */
  public String sms(String... arguments) {
    if (arguments.length > 0) {
      throw new IllegalArgumentException("usage: sms");
    }
    try {
      return queue.state() + "; " + spending.state(settings.current().prices());
    } catch (StoreUnavailable e) {
      return queue.state();
    }
  }

  /** Called by DS. */
  @Deactivate
  public void close() {
    queue.close();
  }
}
