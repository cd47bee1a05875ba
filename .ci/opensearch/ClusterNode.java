import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One node of a test cluster, one process: it can be killed as a machine would die.
 *
 * Arguments: home folder, number of this node (from 1), number of nodes, HTTP port of the first node, seconds after
 * which it ends by itself, and the process without which it does too (0: none). Node n answers HTTP at that port + n - 1
 * and speaks to the others at that port + 100 + n - 1, all on 127.0.0.1.
 */
public final class ClusterNode extends Node {
    private static final int TRANSPORT = 100;

    private ClusterNode(Environment environment, List<Class<? extends Plugin>> modules) {
        super(environment, modules.stream().map(ClusterNode::info).toList(), false);
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        int number = Integer.parseInt(arguments[1]);
        int nodes = Integer.parseInt(arguments[2]);
        int port = Integer.parseInt(arguments[3]);
        endAfter(Long.parseLong(arguments[4]), Long.parseLong(arguments[5]));
        int[] all = java.util.stream.IntStream.range(0, nodes).toArray();

        Settings settings = Settings.builder()
            .put("cluster.name", "ci-" + port)
            .put("node.name", "node-" + number)
            .put("path.home", home)
            .put("path.data", home.resolve("data"))
            .put("path.logs", home.resolve("logs"))
            .put("network.host", "127.0.0.1")
            .put("http.port", port + number - 1)
            .put("transport.port", port + TRANSPORT + number - 1)
            .putList("discovery.seed_hosts", Arrays.stream(all).mapToObj(n -> "127.0.0.1:" + (port + TRANSPORT + n)).toList())
            .putList("cluster.initial_cluster_manager_nodes", Arrays.stream(all).mapToObj(n -> "node-" + (n + 1)).toList())
            // A full disk of the CI machine must not make the indices read-only.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            // The collector lets garbage grow up to the limit, and a small heap would be called full: 429 by chance.
            .put("indices.breaker.total.use_real_memory", false)
            .put("node.processors", 2)
            .put("logger.level", "INFO")
            .build();
        LogConfigurator.configureWithoutConfig(settings);
        LogConfigurator.setNodeName("node-" + number);

        List<Class<? extends Plugin>> modules =
            List.of(Netty4ModulePlugin.class, CommonAnalysisModulePlugin.class, ReindexModulePlugin.class);
        ClusterNode node = new ClusterNode(new Environment(settings, home.resolve("config")), modules);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception error) {
                error.printStackTrace();
            } finally {
                stopped.countDown();
            }
        }));
        node.start();
        stopped.await();
    }

    /** Nobody is left who would stop this node: whoever started it was killed, or has forgotten it. */
    private static void endAfter(long seconds, long owner) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread watch = new Thread(() -> {
            while (System.nanoTime() < end && (owner == 0 || ProcessHandle.of(owner).isPresent())) {
                try {
                    Thread.sleep(2_000);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
            Runtime.getRuntime().halt(0);
        }, "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static PluginInfo info(Class<? extends Plugin> module) {
        return new PluginInfo(
            module.getName(), "module on the class path", "NA", Version.CURRENT, "21", module.getName(), null, List.of(), false);
    }

    @Override
    protected void configureNodeAndClusterIdStateListener(ClusterService clusterService) {
        // Concerns the log files of a real installation alone, and may be registered once a process.
    }
}
