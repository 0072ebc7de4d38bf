package org.stagedoor.clients

import de.connect2x.trixnity.core.model.UserId
import de.connect2x.trixnity.core.model.keys.CrossSigningKeys
import de.connect2x.trixnity.core.model.keys.CrossSigningKeysUsage
import de.connect2x.trixnity.core.model.keys.Key.Ed25519Key
import de.connect2x.trixnity.core.model.keys.Keys
import de.connect2x.trixnity.core.model.keys.Signed
import de.connect2x.trixnity.core.model.keys.SignedCrossSigningKeys
import de.connect2x.trixnity.core.serialization.canonicalJsonString
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.util.Base64
import kotlinx.serialization.json.Json

/** The three cross-signing keys of a user: a master key, and two that it has signed. */
internal class CrossSigning(private val user: UserId) {
  private val masterPair = newPair()

  val master: SignedCrossSigningKeys =
    Signed(keys(CrossSigningKeysUsage.MasterKey, masterPair.public()))
  val selfSigning: SignedCrossSigningKeys = signed(CrossSigningKeysUsage.SelfSigningKey, masterPair)
  val userSigning: SignedCrossSigningKeys = signed(CrossSigningKeysUsage.UserSigningKey, masterPair)

  /** A self-signing key that bears the master key's name, but was signed by another. */
  val forged: SignedCrossSigningKeys = signed(CrossSigningKeysUsage.SelfSigningKey, newPair())

  private fun signed(usage: CrossSigningKeysUsage, signer: KeyPair): SignedCrossSigningKeys {
    val keys = keys(usage, newPair().public())
    val text = canonicalJsonString(JSON.encodeToJsonElement(CrossSigningKeys.serializer(), keys))
    val signature = Ed25519Key(masterPair.public(), signer.sign(text))
    return Signed(keys, mapOf(user to Keys(signature)))
  }

  private fun keys(usage: CrossSigningKeysUsage, key: String) =
    CrossSigningKeys(user, setOf(usage), Keys(Ed25519Key(key, key)))

  private companion object {
    const val KEY_BYTES = 32
    val JSON = Json { explicitNulls = false }

    fun newPair(): KeyPair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair()

    /** The key itself is what the encoded form ends with. */
    fun KeyPair.public(): String = base64(public.encoded.takeLast(KEY_BYTES).toByteArray())

    fun KeyPair.sign(text: String): String {
      val signature = Signature.getInstance("Ed25519")
      signature.initSign(private)
      signature.update(text.encodeToByteArray())
      return base64(signature.sign())
    }

    fun base64(bytes: ByteArray): String =
      Base64.getEncoder().withoutPadding().encodeToString(bytes)
  }
}
