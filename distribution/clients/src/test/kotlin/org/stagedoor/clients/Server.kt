package org.stagedoor.clients

import java.net.URI
import org.junit.jupiter.api.extension.BeforeAllCallback
import org.junit.jupiter.api.extension.ExtensionContext
import org.junit.jupiter.api.extension.ExtensionContext.Namespace
import org.stagedoor.e2e.Installation
import org.stagedoor.e2e.RunningServer

/** The one server of all classes here: the first of them starts it, JUnit stops it at the end. */
internal class Server : BeforeAllCallback {
  lateinit var address: URI
    private set

  override fun beforeAll(context: ExtensionContext) {
    address =
      context.root
        .getStore(Namespace.create(Server::class.java))
        .getOrComputeIfAbsent(Server::class.java, { start() }, RunningServer::class.java)
        .address()
  }

  private fun start(): RunningServer {
    val installation = Installation.fresh()
    installation.set("org.stagedoor.flows", FLOWS)
    installation.set("org.stagedoor.limits", mapOf("session.burst" to "$WRONG_PASSWORDS"))
    return RunningServer.start(installation)
  }

  companion object {
    /** How many wrong passwords a session takes. */
    const val WRONG_PASSWORDS = 5

    /** All other calls are guarded by the password alone. */
    private val FLOWS =
      mapOf(
        "register" to "m.login.email.identity m.login.dummy | m.login.dummy",
        "delete_device" to "m.login.password m.login.dummy",
        "default" to "m.login.password",
      )
  }
}
