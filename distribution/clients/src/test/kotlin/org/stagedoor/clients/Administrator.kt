package org.stagedoor.clients

import java.util.HexFormat
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import org.stagedoor.e2e.Client

/** Who knows the shared secret of a server, and so becomes an administrator of it. */
internal class Administrator(visitor: Client, secret: String) {
  private val client: Client

  init {
    val nonce = visitor.get(REGISTER).expect(OK).text("nonce")
    val answer =
      visitor.post(
        REGISTER,
        "{'nonce':'%s','username':'%s','password':'%s','admin':true,'mac':'%s'}",
        nonce,
        NAME,
        NAME,
        mac(secret, "$nonce\u0000$NAME\u0000$NAME\u0000admin"),
      )
    client = visitor.`as`(answer.expect(OK).text("access_token"))
  }

  /** Creates a registration token that is good for any number of registrations. */
  fun createRegistrationToken(token: String) {
    client.post("/_synapse/admin/v1/registration_tokens/new", "{'token':'%s'}", token).expect(OK)
  }

  private companion object {
    const val OK = 200
    const val NAME = "manager"
    const val REGISTER = "/_synapse/admin/v1/register"

    fun mac(secret: String, text: String): String {
      val mac = Mac.getInstance("HmacSHA1")
      mac.init(SecretKeySpec(secret.encodeToByteArray(), mac.algorithm))
      return HexFormat.of().formatHex(mac.doFinal(text.encodeToByteArray()))
    }
  }
}
