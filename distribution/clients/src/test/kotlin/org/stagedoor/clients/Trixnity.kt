package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.client.AuthenticationApiClient
import de.connect2x.trixnity.clientserverapi.client.ClassicMatrixClientAuthProvider
import de.connect2x.trixnity.clientserverapi.client.MatrixClientAuthProviderData
import de.connect2x.trixnity.clientserverapi.client.MatrixClientAuthProviderDataStore
import de.connect2x.trixnity.clientserverapi.client.MatrixClientServerApiClient
import de.connect2x.trixnity.clientserverapi.client.MatrixClientServerApiClientImpl
import de.connect2x.trixnity.clientserverapi.client.classic
import de.connect2x.trixnity.clientserverapi.model.authentication.Login
import de.connect2x.trixnity.clientserverapi.model.authentication.Register
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationRequest
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.bearerAuth
import io.ktor.http.Url
import org.junit.jupiter.api.extension.AfterEachCallback
import org.junit.jupiter.api.extension.BeforeAllCallback
import org.junit.jupiter.api.extension.ExtensionContext

/** The Trixnity clients of a test, closed at its end. */
internal class Trixnity : BeforeAllCallback, AfterEachCallback {
  private val server = Server()
  private val opened = mutableListOf<AutoCloseable>()

  private val address
    get() = Url(server.address.toString())

  /** A client of nobody. */
  fun visitor(): MatrixClientServerApiClient = keep(MatrixClientServerApiClientImpl(address))

  /** A client with an access token. */
  fun client(accessToken: String): MatrixClientServerApiClient = client(tokens(accessToken))

  /** A client that renews the access token by itself if it has a refresh token. */
  fun client(tokens: MatrixClientAuthProviderDataStore): MatrixClientServerApiClient =
    keep(
      MatrixClientServerApiClientImpl(
        ClassicMatrixClientAuthProvider(address, tokens, onLogout = {})
      )
    )

  /** Where a client keeps its tokens. */
  fun tokens(accessToken: String, refreshToken: String? = null): MatrixClientAuthProviderDataStore =
    MatrixClientAuthProviderDataStore.inMemory(
      MatrixClientAuthProviderData.classic(address, accessToken, null, refreshToken)
    )

  /**
   * Registration as an application service does it. Trixnity never sends an access token with this
   * call, so its application services give theirs to the HTTP client.
   */
  fun appservice(token: String): AuthenticationApiClient =
    keep(
        MatrixClientServerApiClientImpl(
          address,
          httpClientConfig = { defaultRequest { bearerAuth(token) } },
        )
      )
      .authentication

  /** Registers a user, who is logged in then. */
  suspend fun newcomer(): Person =
    visitor()
      .authentication
      .register(password = PASSWORD)
      .challenge()
      .authenticate(AuthenticationRequest.Dummy)
      .done()
      .let(::person)

  /** Who a registration has let in. */
  fun person(registered: Register.Response): Person =
    Person(
      registered.userId,
      checkNotNull(registered.deviceId),
      client(checkNotNull(registered.accessToken)),
    )

  /** Who a login has let in. */
  fun person(login: Login.Response): Person =
    Person(login.userId, login.deviceId, client(login.accessToken))

  /** The same user on one more device. */
  suspend fun elsewhere(person: Person, password: String = PASSWORD): Person =
    visitor()
      .authentication
      .login(identifier = person.identifier, password = password)
      .getOrThrow()
      .let(::person)

  override fun beforeAll(context: ExtensionContext) = server.beforeAll(context)

  override fun afterEach(context: ExtensionContext) {
    opened.forEach { it.close() }
    opened.clear()
  }

  private fun keep(client: MatrixClientServerApiClient) = client.also(opened::add)

  companion object {
    /** The password of everybody who was registered here. */
    const val PASSWORD = "a stage whispers at midnight"
  }
}
