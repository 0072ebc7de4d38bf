package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.model.authentication.IdServerUnbindResult
import de.connect2x.trixnity.clientserverapi.model.user.ProfileField
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.extension.RegisterExtension
import org.stagedoor.clients.Trixnity.Companion.PASSWORD

internal class AccountIT {
  @Test
  fun `changes the password and ends other logins`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val other = trixnity.elsewhere(person)

      person.api.authentication.changePassword(NEXT, logoutDevices = true).byPassword(person)

      other.isLoggedOut()
      assertEquals(setOf(person.device), person.devices())
      assertIs<ErrorResponse.Forbidden>(
        trixnity
          .visitor()
          .authentication
          .login(person.identifier, PASSWORD)
          .error(HttpStatusCode.Forbidden)
      )
      trixnity.elsewhere(person, NEXT)
    }

  @Test
  fun `changes the password and leaves other logins`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val other = trixnity.elsewhere(person)

      person.api.authentication.changePassword(NEXT, logoutDevices = false).byPassword(person)

      assertEquals(setOf(person.device, other.device), other.devices())
    }

  @Test
  fun `shows itself to others`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()

      person.api.user.setProfileField(person.id, ProfileField.DisplayName("Gaffer")).getOrThrow()

      val user = trixnity.newcomer().api.user
      assertEquals(
        "Gaffer",
        user.getProfileField(person.id, ProfileField.DisplayName).getOrThrow().value,
      )
      assertEquals(
        "Gaffer",
        user.getProfile(person.id).getOrThrow()[ProfileField.DisplayName]?.value,
      )
    }

  @Test
  fun `has no third-party identifiers`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()

      assertEquals(emptySet(), person.api.authentication.getThirdPartyIdentifiers().getOrThrow())
    }

  @Test
  fun `closes the account`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()

      val closed = person.api.authentication.deactivateAccount(erase = true).byPassword(person)

      assertEquals(IdServerUnbindResult.SUCCESS, closed.idServerUnbindResult)
      person.isLoggedOut()
      val visitor = trixnity.visitor().authentication
      assertIs<ErrorResponse.Forbidden>(
        visitor.login(person.identifier, PASSWORD).error(HttpStatusCode.Forbidden)
      )
      assertIs<ErrorResponse.UserInUse>(
        visitor.isUsernameAvailable(person.id.localpart).error(HttpStatusCode.BadRequest)
      )
    }

  private companion object {
    const val NEXT = "the understudy takes the lead"

    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
