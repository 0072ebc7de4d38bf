package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.model.authentication.AccountType
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationRequest
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationType
import de.connect2x.trixnity.clientserverapi.model.uia.UIAState.FlowInformation
import de.connect2x.trixnity.clientserverapi.model.uia.UIAState.Parameter.TermsOfService
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonObject
import org.junit.jupiter.api.extension.RegisterExtension
import org.stagedoor.clients.Server.Companion.REGISTRATION_TOKEN
import org.stagedoor.clients.Trixnity.Companion.PASSWORD

internal class RegistrationIT {
  @Test
  fun `registers by a challenge and its step`() =
    runBlocking<Unit> {
      val visitor = trixnity.visitor()
      assertTrue(visitor.authentication.isUsernameAvailable("prompter").getOrThrow())

      val step =
        visitor.authentication
          .register("prompter", PASSWORD, deviceId = "BOX", initialDeviceDisplayName = "Prompt box")
          .challenge()
      assertContains(step.state.flows, FlowInformation(listOf(AuthenticationType.Dummy)))
      assertEquals(emptyList<AuthenticationType>(), step.state.completed)
      assertNotNull(step.state.session)
      val registered = step.authenticate(AuthenticationRequest.Dummy).done()

      assertEquals("prompter", registered.userId.localpart)
      val person = trixnity.person(registered)
      val self = person.api.authentication.whoAmI().getOrThrow()
      assertEquals(registered.userId, self.userId)
      assertEquals("BOX", self.deviceId)
      val device = person.api.device.getDevice("BOX").getOrThrow()
      assertEquals("Prompt box", device.displayName)
      assertIs<ErrorResponse.UserInUse>(
        visitor.authentication.isUsernameAvailable("prompter").error(HttpStatusCode.BadRequest)
      )
    }

  @Test
  fun `registers with a token and by agreeing to the terms`() =
    runBlocking<Unit> {
      val authentication = trixnity.visitor().authentication
      assertTrue(authentication.isRegistrationTokenValid(REGISTRATION_TOKEN).getOrThrow())
      assertFalse(authentication.isRegistrationTokenValid("stage-door").getOrThrow())

      val asked = authentication.register("usher", PASSWORD).challenge()
      val stages = listOf(AuthenticationType.RegistrationToken, AuthenticationType.TermsOfService)
      assertContains(asked.state.flows, FlowInformation(stages))
      val refused =
        asked.authenticate(AuthenticationRequest.RegistrationToken("stage-door")).refusal()
      assertIs<ErrorResponse.Unauthorized>(refused.errorResponse)
      val half =
        refused
          .authenticate(AuthenticationRequest.RegistrationToken(REGISTRATION_TOKEN))
          .challenge()
      assertEquals(stages.take(1), half.state.completed)
      val terms = half.state.parameter?.get(AuthenticationType.TermsOfService)
      val policy = assertIs<TermsOfService>(terms).policies.getValue("privacy")
      assertEquals("1.2", policy.version)
      assertEquals("Datenschutz", policy.translations.getValue("de").name)
      val registered = half.authenticate(AGREED).done()

      assertEquals("usher", registered.userId.localpart)
    }

  @Test
  fun `registers without logging in`() =
    runBlocking<Unit> {
      val registered =
        trixnity
          .visitor()
          .authentication
          .register("understudy", PASSWORD, inhibitLogin = true)
          .challenge()
          .authenticate(AuthenticationRequest.Dummy)
          .done()

      assertEquals("understudy", registered.userId.localpart)
      assertNull(registered.accessToken)
      assertNull(registered.deviceId)
    }

  @Test
  fun `is told before any step what no step could mend`() =
    runBlocking<Unit> {
      val authentication = trixnity.visitor().authentication

      val weak = authentication.register("critic", "short").error(HttpStatusCode.BadRequest)
      assertEquals("M_WEAK_PASSWORD", assertIs<ErrorResponse.CustomErrorResponse>(weak).errorCode)
      assertIs<ErrorResponse.InvalidUsername>(
        authentication.register("front row", PASSWORD).error(HttpStatusCode.BadRequest)
      )
      assertIs<ErrorResponse.Forbidden>(
        authentication.register(accountType = AccountType.GUEST).error(HttpStatusCode.Forbidden)
      )
    }

  private companion object {
    /** Trixnity has no class for it. */
    val AGREED =
      AuthenticationRequest.Unknown(
        JsonObject(emptyMap()),
        AuthenticationType.Unknown("m.login.terms"),
      )

    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
