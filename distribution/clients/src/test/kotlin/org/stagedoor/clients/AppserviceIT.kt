package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.model.authentication.IdentifierType
import de.connect2x.trixnity.clientserverapi.model.authentication.LoginType
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.extension.RegisterExtension
import org.stagedoor.clients.Server.Companion.BRIDGE_TOKEN
import org.stagedoor.clients.Trixnity.Companion.PASSWORD

internal class AppserviceIT {
  @Test
  fun `registers a user of its namespace without a step, and logs it in`() =
    runBlocking<Unit> {
      val registered =
        trixnity.appservice(BRIDGE_TOKEN).register("_bridge_anna", isAppservice = true).done()
      assertEquals("_bridge_anna", registered.userId.localpart)

      val bridge = trixnity.client(BRIDGE_TOKEN).authentication
      assertContains(bridge.getLoginTypes().getOrThrow(), LoginType.AppService)
      val login =
        bridge.login(IdentifierType.User("_bridge_anna"), type = LoginType.AppService).getOrThrow()

      assertEquals(registered.userId, login.userId)
      val self = trixnity.person(login).api.authentication.whoAmI().getOrThrow()
      assertEquals(login.deviceId, self.deviceId)
    }

  @Test
  fun `keeps its names from others, and has no others`() =
    runBlocking<Unit> {
      assertIs<ErrorResponse.Exclusive>(
        trixnity
          .visitor()
          .authentication
          .register("_bridge_eve", PASSWORD)
          .error(HttpStatusCode.BadRequest)
      )
      assertIs<ErrorResponse.Exclusive>(
        trixnity
          .appservice(BRIDGE_TOKEN)
          .register("eve", isAppservice = true)
          .error(HttpStatusCode.BadRequest)
      )
    }

  private companion object {
    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
