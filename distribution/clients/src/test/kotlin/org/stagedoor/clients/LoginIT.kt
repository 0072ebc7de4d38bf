package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.model.authentication.IdentifierType
import de.connect2x.trixnity.clientserverapi.model.authentication.LoginType
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.extension.RegisterExtension
import org.stagedoor.clients.Trixnity.Companion.PASSWORD

internal class LoginIT {
  @Test
  fun `logs in by id and by name, whatever its case`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val authentication = trixnity.visitor().authentication
      assertContains(authentication.getLoginTypes().getOrThrow(), LoginType.Password)

      for (name in listOf(person.id.full, person.id.localpart, person.id.localpart.uppercase())) {
        val login = authentication.login(IdentifierType.User(name), PASSWORD).getOrThrow()
        assertEquals(person.id, login.userId)
        val self = trixnity.person(login).api.authentication.whoAmI().getOrThrow()
        assertEquals(login.deviceId, self.deviceId)
        assertEquals(false, self.isGuest)
      }
      assertIs<ErrorResponse.Forbidden>(
        authentication.login(person.identifier, "mistyped").error(HttpStatusCode.Forbidden)
      )
    }

  @Test
  fun `logs out of one device`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val other = trixnity.elsewhere(person)

      other.api.authentication.logout().getOrThrow()

      other.isLoggedOut()
      assertEquals(setOf(person.device), person.devices())
    }

  @Test
  fun `logs out everywhere`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val other = trixnity.elsewhere(person)

      other.api.authentication.logoutAll().getOrThrow()

      person.isLoggedOut()
      other.isLoggedOut()
    }

  @Test
  fun `lets a new device in by a login token, once`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val token = person.api.authentication.getToken().byPassword(person)
      assertTrue(token.expiresInMs > 0)

      val visitor = trixnity.visitor().authentication
      val login = visitor.login(token = token.loginToken, type = LoginType.Token()).getOrThrow()
      assertEquals(person.id, login.userId)
      assertNotEquals(person.device, login.deviceId)
      assertIs<ErrorResponse.Forbidden>(
        visitor
          .login(token = token.loginToken, type = LoginType.Token())
          .error(HttpStatusCode.Forbidden)
      )
    }

  private companion object {
    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
