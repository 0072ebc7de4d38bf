package org.stagedoor.clients

import kotlin.test.Test
import org.junit.jupiter.api.extension.RegisterExtension

/** Runs src/test/js, where matrix-js-sdk and its InteractiveAuth are what talks to the server. */
internal class MatrixJsSdkIT {
  @Test
  fun `gets along with matrix-js-sdk`() {
    val node = Node.installed()

    node.run("npm", "ci")
    node.run(
      "npm",
      "test",
      environment =
        mapOf(
          "STAGEDOOR_URL" to server.address.toString(),
          "REGISTRATION_TOKEN" to Server.REGISTRATION_TOKEN,
          "WRONG_PASSWORDS" to Server.WRONG_PASSWORDS.toString(),
        ),
    )
  }

  private companion object {
    @RegisterExtension @JvmField val server = Server()
  }
}
