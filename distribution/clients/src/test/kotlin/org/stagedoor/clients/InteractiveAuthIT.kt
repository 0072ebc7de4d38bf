package org.stagedoor.clients

import kotlin.test.Test
import org.junit.jupiter.api.extension.RegisterExtension

/** Runs src/test/js, where matrix-js-sdk's InteractiveAuth is what talks to the server. */
internal class InteractiveAuthIT {
  @Test
  fun `gets along with matrix-js-sdk`() {
    val node = Node.installed()

    node.run("npm", "ci")
    node.run("npm", "test", environment = mapOf("STAGEDOOR_URL" to server.address.toString()))
  }

  private companion object {
    @RegisterExtension @JvmField val server = Server()
  }
}
