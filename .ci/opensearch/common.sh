# Read by the other scripts: where things are, and how one node is started and stopped. No program of its own.
#
#   OPENSEARCH_CI_DIR      jars                               (~/.cache/opensearch-ci)
#   OPENSEARCH_CI_RUNS     running clusters with their data   (/dev/shm where it has 2 GB left, else beside the jars)
#   OPENSEARCH_CI_SECONDS  longest wait for each step         (300)
#   OPENSEARCH_CI_HEAP     heap of each node                  (320m)
#   OPENSEARCH_CI_JAVA     further arguments of each node     (-XX:TieredStopAtLevel=1: starts faster, runs slower)
#   OPENSEARCH_CI_OWNER    process without which the nodes end  (none)
#   OPENSEARCH_CI_LIFETIME seconds after which they end anyway  (10800)
#   OPENSEARCH_CI_MVN      further arguments of mvn           (none; -o: use no network)

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
base=${OPENSEARCH_CI_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/opensearch-ci}
seconds=${OPENSEARCH_CI_SECONDS:-300}
heap=${OPENSEARCH_CI_HEAP:-320m}
# In memory: each index that is made waits for the disk a dozen times, and the tests make hundreds.
runs=$base
if (( $(df --output=avail /dev/shm 2>/dev/null | sed -n 2p) + 0 > 2 * 1024 * 1024 )); then runs=/dev/shm/opensearch-ci-$(id -u); fi
runs=${OPENSEARCH_CI_RUNS:-$runs}

fail() { echo "$(basename "$0"): $*" >&2; exit 1; }

# The first JDK from 21 on: JAVA_HOME, those of /usr/lib/jvm (newest name last), java on the PATH.
find_java() {
  local home major
  for home in "${JAVA_HOME:-}" $(ls -d /usr/lib/jvm/*/ 2>/dev/null | sort -rV) "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /)")")")"; do
    [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || continue
    major=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -1)
    if [ "${major:-0}" -ge 21 ]; then echo "${home%/}"; return; fi
  done
  fail "OpenSearch 3 needs a JDK from 21 on; set JAVA_HOME"
}

# Whether a node of this cluster has that process id: ids are used again, and a stranger must not be killed.
is_ours() {  # PID FOLDER
  [ -n "${1:-}" ] && tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF "ClusterNode $2 "
}

start_node() {  # NUMBER; `run`, `nodes`, `port`, `java` and `lib` are set
  local folder=$run/node-$1 archive=(-XX:SharedArchiveFile="$lib/node.jsa" -Xlog:disable -Xlog:all=error:stderr)
  # What loading and checking classes came to is kept when node 1 ends for the first time: later starts take a third.
  if [ "$1" = 1 ] && [ ! -e "$lib/node.jsa" ]; then archive+=(-XX:+AutoCreateSharedArchive); fi
  mkdir -p "$folder/config"
  # Nothing that the caller has open may stay open here: a CI step waits for the end of its output.
  setsid "$java/bin/java" -Xms"$heap" -Xmx"$heap" -XX:+UseSerialGC ${OPENSEARCH_CI_JAVA--XX:TieredStopAtLevel=1} \
    "${archive[@]}" --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector \
    -Djava.io.tmpdir="$folder" -cp "$lib/*" ClusterNode "$folder" "$1" "$nodes" "$port" \
    "${OPENSEARCH_CI_LIFETIME:-10800}" "${OPENSEARCH_CI_OWNER:-0}" \
    </dev/null >>"$run/node-$1.log" 2>&1 &
  echo $! >"$run/node-$1.pid"
}
