package org.stagedoor.clients

import java.io.IOException
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import kotlin.io.path.copyTo
import kotlin.io.path.createDirectories
import kotlin.io.path.listDirectoryEntries
import kotlin.test.assertEquals
import org.junit.jupiter.api.Assumptions.assumeTrue

/**
 * The machine's Node, in a copy of the scripts, so that what npm fetches stays out of the sources.
 */
internal class Node private constructor(private val folder: Path) {
  /** Runs a command to its end and passes on what it prints. */
  fun run(vararg command: String, environment: Map<String, String> = emptyMap()) {
    val process =
      ProcessBuilder(*command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .apply { environment().putAll(environment) }
        .start()
    val report = thread { process.inputStream.bufferedReader().forEachLine(::println) }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly)
      process.destroyForcibly()
    }
    report.join()
    assertEquals(0, process.waitFor(), "${command.joinToString(" ")} failed; its report is above")
  }

  companion object {
    private const val SECONDS = 300L
    private val SCRIPTS = Path.of(System.getProperty("stagedoor.js"))
    private val WORK = Path.of(System.getProperty("stagedoor.work"))

    /** Skips the test on a machine without Node, unless it is the CI's: that one has to have it. */
    fun installed(): Node {
      assumeTrue(
        isThere() || System.getenv("CI") == "true",
        "no node and npm on the path, so matrix-js-sdk could not be tried",
      )
      val folder = WORK.resolve("js").also { it.toFile().deleteRecursively() }.createDirectories()
      SCRIPTS.listDirectoryEntries().forEach {
        it.copyTo(folder.resolve(it.fileName), overwrite = true)
      }
      return Node(folder)
    }

    private fun isThere(): Boolean =
      listOf("node", "npm").all {
        try {
          ProcessBuilder(it, "--version").start().waitFor() == 0
        } catch (_: IOException) {
          false
        }
      }
  }
}
