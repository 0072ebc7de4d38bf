package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.client.ClassicMatrixClientAuthProviderData
import de.connect2x.trixnity.clientserverapi.client.getAuthData
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationRequest
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationType
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.extension.RegisterExtension
import org.stagedoor.clients.Trixnity.Companion.PASSWORD

internal class RefreshIT {
  @Test
  fun `renews tokens when asked to`() =
    runBlocking<Unit> {
      val visitor = trixnity.visitor().authentication
      val registered =
        visitor
          .register(password = PASSWORD, refreshToken = true)
          .challenge()
          .authenticate(AuthenticationRequest.Dummy)
          .done()
      assertNotNull(registered.accessTokenExpiresInMs)

      val renewed = visitor.refresh(assertNotNull(registered.refreshToken)).getOrThrow()

      assertNotEquals(registered.accessToken, renewed.accessToken)
      val self = trixnity.client(renewed.accessToken).authentication.whoAmI().getOrThrow()
      assertEquals(registered.deviceId, self.deviceId)
      assertIs<ErrorResponse.UnknownToken>(
        visitor.refresh(assertNotNull(registered.refreshToken)).error(HttpStatusCode.Unauthorized)
      )
    }

  @Test
  fun `goes on with a session when the access token was renewed between its steps`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val lost = trixnity.elsewhere(person)
      val tokens = renewable(person)
      val asked = trixnity.client(tokens).device.deleteDevice(lost.device).challenge()
      val half = asked.authenticate(person.says(PASSWORD)).challenge()
      assertEquals(listOf(AuthenticationType.Password), half.state.completed)

      val before = tokens.getAuthData<ClassicMatrixClientAuthProviderData>()
      tokens.setAuthData(before?.copy(accessToken = "worn out"))
      half.authenticate(AuthenticationRequest.Dummy).done()

      assertNotEquals(before, tokens.getAuthData<ClassicMatrixClientAuthProviderData>())
      lost.isLoggedOut()
    }

  @Test
  fun `renews tokens by itself, once for many requests`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val app = trixnity.client(renewable(person, "worn out"))

      val answers = List(8) { async { app.authentication.whoAmI().getOrThrow() } }.awaitAll()

      assertEquals(setOf(person.id), answers.map { it.userId }.toSet())
    }

  /** The tokens of one more login, the access token replaced if another is given. */
  private suspend fun renewable(person: Person, accessToken: String? = null) =
    trixnity
      .visitor()
      .authentication
      .login(person.identifier, PASSWORD, refreshToken = true)
      .getOrThrow()
      .let { trixnity.tokens(accessToken ?: it.accessToken, it.refreshToken) }

  private companion object {
    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
