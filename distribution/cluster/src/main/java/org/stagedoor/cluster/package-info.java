/**
 * The harness of the tests with several nodes: a {@link org.stagedoor.cluster.Cluster} is some
 * {@link org.stagedoor.cluster.Node}s on one {@link org.stagedoor.cluster.Database} behind one
 * {@link org.stagedoor.cluster.Balancer}, each in processes of its own; a {@link
 * org.stagedoor.cluster.Traveller} is a client that meets another node with each request.
 *
 * <p>The tests are short; for long runs:
 *
 * <pre>
 * mvn verify -pl distribution/cluster -am -Dcluster.sessions=100000 -Dcluster.kills=100 -Dcluster.cuts=1000
 * </pre>
 *
 * <p>{@code -Dcluster.without.nginx=true} takes the balancer in this process, as machines without
 * nginx do.
 */
@NullMarked
package org.stagedoor.cluster;

import org.jspecify.annotations.NullMarked;
