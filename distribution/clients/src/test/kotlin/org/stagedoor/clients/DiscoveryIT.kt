package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.model.authentication.LoginType
import de.connect2x.trixnity.clientserverapi.model.server.Capability
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.extension.RegisterExtension

internal class DiscoveryIT {
  @Test
  fun `finds the server and what it speaks`() =
    runBlocking<Unit> {
      val visitor = trixnity.visitor()

      val found = visitor.discovery.getWellKnown().getOrThrow().homeserver.baseUrl

      assertEquals(visitor.baseUrl.toString(), found.trimEnd('/'))
      assertContains(visitor.server.getVersions().getOrThrow().versions, "v1.11")
    }

  @Test
  fun `finds how to log in`() =
    runBlocking<Unit> {
      val authentication = trixnity.visitor().authentication

      assertEquals(
        setOf(LoginType.Password, LoginType.Token(getLoginToken = true), LoginType.AppService),
        authentication.getLoginTypes().getOrThrow(),
      )
      assertIs<ErrorResponse.Unrecognized>(
        authentication.getOAuth2ServerMetadata().error(HttpStatusCode.NotFound)
      )
    }

  @Test
  fun `finds what a user may change`() =
    runBlocking<Unit> {
      val capabilities = trixnity.newcomer().api.server.getCapabilities().getOrThrow().capabilities

      assertContains(capabilities, Capability.ChangePassword(true))
      assertContains(capabilities, Capability.GetLoginToken(true))
    }

  private companion object {
    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
