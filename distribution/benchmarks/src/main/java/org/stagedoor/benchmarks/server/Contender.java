package org.stagedoor.benchmarks.server;

import java.net.URI;
import org.stagedoor.benchmarks.process.AllocationLog;
import org.stagedoor.benchmarks.process.ServerProcess;

/**
 * A server that is measured.
 *
 * @param address where it answers
 * @param process what it takes
 * @param allocations what it allocates
 */
record Contender(URI address, ServerProcess process, AllocationLog allocations) {}
