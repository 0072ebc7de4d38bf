package org.stagedoor.e2e.protocol;

import static org.stagedoor.e2e.Client.V3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** What the calls of administrators and of their scripts refuse. */
class AdminEndpointIT {
  private static final String SECRET = "between the script and the server";
  private static final String REGISTER = "/_synapse/admin/v1/register";
  private static final String LOCK = "/_matrix/client/v1/admin/lock/";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation ->
              installation.set(
                  "org.stagedoor.account.registration", Map.of(".shared.secret", SECRET)));

  private final Client anybody = SERVER.client();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | M_MISSING_PARAM | `{}`",
        "400 | M_MISSING_PARAM | `{'nonce':'NONCE','username':'x','password':'y'}`",
        "400 | M_MISSING_PARAM | `{'nonce':'NONCE','username':'x','mac':'z'}`",
        "400 | M_INVALID_PARAM | `{'nonce':1,'username':'x','password':'y','mac':'z'}`",
        "400 | M_INVALID_PARAM | `{'nonce':'NONCE','username':[],'password':'y','mac':'z'}`",
        "400 | M_INVALID_PARAM | `{'nonce':'NONCE','username':'x','password':'y','admin':'yes','mac':'z'}`",
        "400 | M_INVALID_PARAM | `{'nonce':'NONCE','username':'x','password':'y','user_type':1,'mac':'z'}`",
        "400 | M_INVALID_PARAM | `{'nonce':'NONCE','username':'x','password':'y','displayname':'LONG256','mac':'z'}`",
        "400 | M_INVALID_PARAM | `{'nonce':'forged','username':'x','password':'y','mac':'z'}`",
        "400 | M_INVALID_PARAM | `{'nonce':'1-2-3','username':'x','password':'y','mac':'z'}`",
        "403 | M_FORBIDDEN     | `{'nonce':'NONCE','username':'x','password':'y','mac':'z'}`",
        "400 | M_NOT_JSON      | `nonce`"
      })
  void formsThatNoScriptSends(int status, String errcode, String form) throws Exception {
    String filled = form.replace("NONCE", nonce()).replace("LONG256", "x".repeat(256));

    Expect.error(status, errcode, anybody.post(REGISTER, filled));

    anybody.get(V3 + "/register/available?username=x").expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "a b, a long password, M_INVALID_USERNAME",
    "'', a long password, M_INVALID_USERNAME",
    "@a:localhost, a long password, M_INVALID_USERNAME",
    "free, '', M_INVALID_PARAM"
  })
  void signedFormsThatCannotBeRegistered(String name, String password, String errcode)
      throws Exception {
    Expect.error(400, errcode, signed(nonce(), name, password, "notadmin"));

    anybody.get(V3 + "/register/available?username=free").expect(200);
  }

  @Test
  void aNonceIsGoodOnceAndANameToo() throws Exception {
    String nonce = nonce();
    String name = Person.freshName();
    signed(nonce, name, Person.PASSWORD, "notadmin").expect(200);

    Expect.error(400, "M_INVALID_PARAM", signed(nonce, name + "x", Person.PASSWORD, "notadmin"));
    Expect.error(400, "M_USER_IN_USE", signed(nonce(), name, Person.PASSWORD, "notadmin"));
    anybody.get(V3 + "/register/available?username=" + name + "x").expect(200);
  }

  @Test
  void locksOfWhatIsNoAccountHere() throws Exception {
    Client admin = admin();
    Person gone = Person.register(anybody);
    gone.client().post(V3 + "/account/deactivate", "{'auth':{%s}}", gone.proof()).expect(200);
    for (String user : new String[] {"nobody", "@:localhost", "@a:elsewhere.example"}) {
      Expect.error(400, "M_INVALID_PARAM", admin.put(LOCK + user, "{'locked':true}"));
      Expect.error(400, "M_INVALID_PARAM", admin.get(LOCK + user));
    }
    for (String user : new String[] {"@nobody:localhost", gone.id()}) {
      Expect.error(404, "M_NOT_FOUND", admin.put(LOCK + user, "{'locked':true}"));
      Expect.error(404, "M_NOT_FOUND", admin.get(LOCK + user));
    }
  }

  @Test
  void locksThatAreNeitherOnNorOff() throws Exception {
    Client admin = admin();
    Person person = Person.register(anybody);

    Expect.error(400, "M_MISSING_PARAM", admin.put(LOCK + person.id(), "{}"));
    Expect.error(400, "M_MISSING_PARAM", admin.put(LOCK + person.id(), "{'locked':null}"));
    Expect.error(400, "M_INVALID_PARAM", admin.put(LOCK + person.id(), "{'locked':'true'}"));
    Expect.error(400, "M_BAD_JSON", admin.put(LOCK + person.id(), "[true]"));

    person.client().get(V3 + "/account/whoami").expect(200);
  }

  private Client admin() throws Exception {
    String name = Person.freshName();
    Answer answer = signed(nonce(), name, Person.PASSWORD, "admin").expect(200);
    return anybody.as(answer.text("access_token"));
  }

  private String nonce() throws Exception {
    return anybody.get(REGISTER).expect(200).text("nonce");
  }

  private Answer signed(String nonce, String name, String password, String kind) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    String text = String.join("\0", nonce, name, password, kind);
    return anybody.post(
        REGISTER,
        "{'nonce':'%s','username':'%s','password':'%s','admin':%s,'mac':'%s'}",
        nonce,
        name,
        password,
        kind.equals("admin"),
        HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
  }
}
