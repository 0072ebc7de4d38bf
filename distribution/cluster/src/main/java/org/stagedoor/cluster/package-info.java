/**
 * The harness of the tests with several nodes: a {@link org.stagedoor.cluster.Cluster} is some
 * {@link org.stagedoor.cluster.Node}s on one {@link org.stagedoor.cluster.Database} behind one
 * {@link org.stagedoor.cluster.Balancer}, each in processes of its own; a {@link
 * org.stagedoor.cluster.Traveller} is a client that meets another node with each request.
 */
@NullMarked
package org.stagedoor.cluster;

import org.jspecify.annotations.NullMarked;
