package org.stagedoor.clients

import java.net.URI
import java.nio.file.Path
import kotlin.io.path.createDirectories
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.walk
import kotlin.io.path.writeText
import org.junit.jupiter.api.extension.BeforeAllCallback
import org.junit.jupiter.api.extension.ExtensionContext
import org.junit.jupiter.api.extension.ExtensionContext.Namespace
import org.stagedoor.e2e.Await
import org.stagedoor.e2e.Client
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
    SETTINGS.forEach(installation::set)
    val appservices = installation.etc().resolve("appservices").createDirectories()
    appservices.resolve("bridge.yaml").writeText(BRIDGE)
    dropStages(installation)
    val server = RunningServer.start(installation)
    Await.until("the stages in deploy") { OPTIONAL_STAGES.all(challenge(server)::contains) }
    Administrator(server.client(), ADMIN_SECRET).createRegistrationToken(REGISTRATION_TOKEN)
    return server
  }

  private fun dropStages(installation: Installation) {
    val packaged = installation.home().resolve("bundle").walk().map { it.name }.toSet()
    Path.of(System.getProperty("stagedoor.stages"))
      .listDirectoryEntries()
      .filterNot { it.name in packaged }
      .forEach(installation::drop)
  }

  private fun challenge(server: RunningServer): String =
    server.client().post("${Client.V3}/register", "{}").body()

  companion object {
    /** How many wrong passwords a session takes. */
    const val WRONG_PASSWORDS = 5

    /** Lets anybody register, any number of times. */
    const val REGISTRATION_TOKEN = "box-office"

    /** What the bridge proves itself by. */
    const val BRIDGE_TOKEN = "between-two-houses"

    private const val ADMIN_SECRET = "behind the safety curtain"
    private val OPTIONAL_STAGES = listOf("m.login.registration_token", "m.login.terms")

    private val SETTINGS =
      mapOf(
        "org.stagedoor.flows" to
          mapOf(
            "register" to
              "m.login.email.identity m.login.dummy | m.login.dummy | " +
                OPTIONAL_STAGES.joinToString(" "),
            "delete_device" to "m.login.password m.login.dummy",
            "default" to "m.login.password",
          ),
        "org.stagedoor.limits" to mapOf("session.burst" to "$WRONG_PASSWORDS"),
        "org.stagedoor.account.registration" to mapOf(".shared.secret" to ADMIN_SECRET),
        "org.stagedoor.stage.terms" to
          mapOf(
            "policy.privacy.version" to "1.2",
            "policy.privacy.en.name" to "Privacy policy",
            "policy.privacy.en.url" to "https://stage.example/privacy-en.html",
            "policy.privacy.de.name" to "Datenschutz",
            "policy.privacy.de.url" to "https://stage.example/privacy-de.html",
          ),
      )

    private val BRIDGE =
      """
      id: bridge
      url: null
      as_token: $BRIDGE_TOKEN
      hs_token: never-used-here
      sender_localpart: _bridge_bot
      namespaces:
        users:
          - regex: "@_bridge_.*"
            exclusive: true
      """
        .trimIndent()
  }
}
