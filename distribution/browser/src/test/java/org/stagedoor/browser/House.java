package org.stagedoor.browser;

import static org.stagedoor.e2e.Client.V3;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;
import org.stagedoor.e2e.StandInProvider;
import org.stagedoor.e2e.mail.Mailbox;
import org.stagedoor.e2e.phone.ScriptedGateway;
import org.stagedoor.e2e.phone.Text;

/** The server with every stage, and the browser, that all classes here share. */
final class House implements AutoCloseable {
  static final String REGISTRATION_TOKEN = "box-office";
  static final String PASSWORD = "a long way to the stage";

  /** The id of an identity provider. */
  static final String PROVIDER = "elsewhere";

  private static final Namespace NAMESPACE = Namespace.create(House.class);
  private static final String SECRET = "behind the safety curtain";
  private static final String REGISTER = "/_synapse/admin/v1/register";

  /** Any stage may be the first of a registration, or of the removal of a device. */
  private static final Map<String, String> FLOWS =
      Map.of(
          "register",
          "m.login.dummy | m.login.terms m.login.dummy | m.login.recaptcha m.login.dummy"
              + " | m.login.registration_token m.login.terms m.login.dummy"
              + " | org.stagedoor.login.altcha m.login.dummy | m.login.email.identity | m.login.msisdn"
              + " | org.example.riddle",
          "password.anonymous",
          "m.login.email.identity",
          "delete_device",
          "m.login.password | m.login.token | m.login.sso",
          "delete_devices",
          "m.login.password m.login.terms m.login.dummy");

  private final Chromium chromium;
  private final CaptchaProvider captchas;
  private final IdentitySite elsewhere;
  private final Mailbox mailbox;
  private final ScriptedGateway gateway;
  private final Installation installation;
  private final RunningServer server;
  private final AtomicInteger people = new AtomicInteger();

  private House() throws Exception {
    chromium = Chromium.start();
    captchas = new CaptchaProvider();
    installation = Installation.fresh();
    mailbox = new Mailbox();
    gateway = new ScriptedGateway(0);
    installation.drop(installation.jar("optional", "org.stagedoor.stage.totp"));
    installation.set("org.stagedoor.flows", FLOWS);
    installation.set(
        "org.stagedoor.mail.smtp",
        Map.of(
            "host", "127.0.0.1",
            "port", String.valueOf(mailbox.port()),
            "security", "none",
            "from", "Stagedoor <matrix@example.org>"));
    installation.set(
        "org.stagedoor.sms.http",
        Map.of(
            "url", "http://127.0.0.1:" + gateway.port() + "/send",
            "body", "to={to}&text={text}",
            "countries.allowed", "any"));
    installation.set("org.stagedoor.validation.limits", Map.of("remote.burst", "0"));
    installation.set("org.stagedoor.stage.altcha", Map.of("max.number", "2000"));
    installation.set(
        "org.stagedoor.limits",
        Map.of("account.burst", "off", "address.burst", "off", "session.burst", "off"));
    installation.set("org.stagedoor.account.registration", Map.of(".shared.secret", SECRET));
    installation.write(
        "org.stagedoor.stage.terms",
        """
        policy.house.version = 1.0
        policy.house.en.name = House rules
        policy.house.en.url = %1$s/rules-en
        policy.house.de.name = Hausordnung
        policy.house.de.url = %1$s/rules-de
        policy.privacy.version = 2.1
        policy.privacy.en.name = Privacy policy
        policy.privacy.en.url = %1$s/privacy-en
        """
            .formatted(captchas.address()));
    installation.write(
        "org.stagedoor.stage.recaptcha",
        """
        public.key = public
        .secret = secret
        script.url = %1$s/api.js
        verify.url = %1$s/verify
        """
            .formatted(captchas.address()));
    elsewhere = new IdentitySite();
    installation.drop(
        StandInProvider.jar(installation, PROVIDER, 1, "oidc", "Elsewhere", elsewhere.address()));
    server = RunningServer.start(installation);
    client()
        .as(administrator("manager"))
        .post("/_synapse/admin/v1/registration_tokens/new", "{'token':'%s'}", REGISTRATION_TOKEN)
        .expect(200);
  }

  /** An access token of an administrator of a new name. */
  String administrator(String name) throws Exception {
    String nonce = client().get(REGISTER).expect(200).text("nonce");
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    String text = String.join("\0", nonce, name, PASSWORD, "admin");
    Answer answer =
        client()
            .post(
                REGISTER,
                "{'nonce':'%s','username':'%s','password':'%s','admin':true,'mac':'%s'}",
                nonce,
                name,
                PASSWORD,
                HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    return answer.expect(200).text("access_token");
  }

  URI address() {
    return server.address();
  }

  Client client() {
    return server.client();
  }

  Installation installation() {
    return installation;
  }

  RunningServer server() {
    return server;
  }

  Browser browser() {
    return chromium.browser();
  }

  /** Where mail goes. */
  Mailbox mailbox() {
    return mailbox;
  }

  /** The latest text to a number, once there is one. */
  Text text(String number) throws Exception {
    Await.until("a text", () -> gateway.taken().stream().anyMatch(it -> it.to().equals(number)));
    return gateway.taken().stream()
        .filter(it -> it.to().equals(number))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** Where the captcha's script comes from. */
  String captchas() {
    return captchas.address();
  }

  /** A session of a registration. */
  Waiting registration() throws Exception {
    return Waiting.of(client(), "POST", V3 + "/register", "{}");
  }

  /** A session of somebody who removes a device of hers. */
  Waiting removal() throws Exception {
    return removal(person());
  }

  /** The same of somebody known. */
  Waiting removal(Client person) throws Exception {
    return Waiting.of(person, "DELETE", V3 + "/devices/PHONE", "{}");
  }

  /** A session of somebody who removes several: by three stages. */
  Waiting removals() throws Exception {
    return Waiting.of(person(), "POST", V3 + "/delete_devices", "{\"devices\":[\"PHONE\",\"TV\"]}");
  }

  /** A token by which somebody may log in elsewhere. */
  String loginToken(Client person) throws Exception {
    return person
        .post(
            "/_matrix/client/v1/login/get_token",
            "{'auth':{'type':'m.login.password','password':'%s'}}",
            PASSWORD)
        .expect(200)
        .text("login_token");
  }

  /** A session of somebody who forgot her password. */
  Waiting reset(String password) throws Exception {
    return Waiting.of(
        client(), "POST", V3 + "/account/password", "{\"new_password\":\"" + password + "\"}");
  }

  /** Somebody with an account and an address of email. */
  Client member(String address) throws Exception {
    String sid =
        client()
            .post(
                V3 + "/register/email/requestToken",
                "{'email':'%s','client_secret':'monkey','send_attempt':1}",
                address)
            .expect(200)
            .text("sid");
    client().get(mailbox.one(address).link()).expect(200);
    Answer answer =
        client()
            .post(
                V3 + "/register",
                "{'password':'%s','auth':{'type':'m.login.email.identity',"
                    + "'threepid_creds':{'sid':'%s','client_secret':'monkey'}}}",
                PASSWORD,
                sid);
    return client().as(answer.expect(200).text("access_token"));
  }

  /** Somebody with an account, a phone and another device. */
  Client person() throws Exception {
    String name = "person" + people.incrementAndGet();
    Answer answer =
        client()
            .post(
                V3 + "/register",
                "{'username':'%s','password':'%s','device_id':'PHONE',"
                    + "'initial_device_display_name':'Old phone','auth':{'type':'m.login.dummy'}}",
                name,
                PASSWORD)
            .expect(200);
    return client().as(answer.text("access_token"));
  }

  @Override
  public void close() throws Exception {
    server.stop();
    captchas.close();
    elsewhere.close();
    mailbox.close();
    gateway.close();
    chromium.close();
  }

  /** Hands the house to tests. */
  static final class Open implements ExecutionCondition, ParameterResolver {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (!Chromium.isMissing()) {
        return ConditionEvaluationResult.enabled("in Chromium");
      }
      String reason = "SKIPPED " + context.getDisplayName() + ": no Chromium on this machine";
      System.out.println(reason);
      return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == House.class;
    }

    @Override
    public House resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(House.class, type -> build(), House.class);
    }

    private static House build() {
      try {
        return new House();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("the house does not open", e);
      }
    }
  }
}
