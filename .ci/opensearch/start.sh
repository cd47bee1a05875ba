#!/usr/bin/env bash
# Starts a real OpenSearch cluster for tests, from Maven Central, and returns when it can be used.
#
#   ./start.sh PORT [NODES]       NODES (3) processes; HTTP on 127.0.0.1 at PORT, PORT+1, ..., no password, no TLS;
#                                 PORT may be "free": the first from 9500 on that nobody has
#   ./start.sh PORT --node N      starts node N of a running cluster again, with its data
#
# Prints "ready http://127.0.0.1:PORT ..." and leaves the process ids in FOLDER/run-PORT/node-N.pid. The first start
# loads 90 MB; later ones need no network. Settings: common.sh. Stop it with stop.sh.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

port=${1:?usage: start.sh PORT [NODES | --node N]}
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
if [ "$port" = free ]; then
  for (( port = 9500; port < 9900; port += 10 )); do
    if ! taken "$port" && ! taken $((port + 100)); then break; fi
  done
fi
[[ $port =~ ^[0-9]+$ ]] && (( port >= 1024 && port <= 65000 )) || fail "PORT must be a number from 1024 to 65000"
run=$runs/run-$port
java=$(find_java)
began=$SECONDS

# The jars: once for each pom.xml and ClusterNode.java; two starts at once wait for each other.
stamp=$(cat "$here/pom.xml" "$here/ClusterNode.java" "$java/release" | sha256sum | cut -c1-16)
lib=$base/lib-$stamp
mkdir -p "$base"
exec 9>"$base/lock"
flock -w "$seconds" 9 || fail "another start is still loading the jars"
if [ ! -d "$lib" ]; then
  rm -rf "$lib.part"
  # Java takes the home folder from the user's account, whatever HOME says.
  MAVEN_OPTS="${MAVEN_OPTS:-} -Duser.home=$HOME" timeout -k 10 "$seconds" \
    mvn -B -q ${OPENSEARCH_CI_MVN:-} -f "$here/pom.xml" dependency:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$lib.part" </dev/null >"$base/mvn.log" 2>&1 9>&- || {
    tail -n 20 "$base/mvn.log" >&2
    fail "mvn could not load the jars within $seconds seconds"
  }
  classes=$(mktemp -d)
  "$java/bin/javac" -d "$classes" -cp "$lib.part/*" "$here/ClusterNode.java" 9>&-
  "$java/bin/jar" cf "$lib.part/cluster-node.jar" -C "$classes" . 9>&-
  rm -rf "$classes"
  mv "$lib.part" "$lib"
fi
exec 9>&-
loaded=$((SECONDS - began))

if [ "${2:-}" = --node ]; then
  number=${3:?usage: start.sh PORT --node N}
  nodes=$(cat "$run/nodes" 2>/dev/null) || fail "no cluster at port $port"
  (( number >= 1 && number <= nodes )) || fail "there are nodes 1 to $nodes"
  is_ours "$(cat "$run/node-$number.pid")" "$run/node-$number" && fail "node $number is running"
  wanted=$number
  ask=$((port + number - 1))
else
  nodes=${2:-3}
  [[ $nodes =~ ^[1-9]$ ]] || fail "NODES must be a number from 1 to 9"
  for (( n = 0; n < nodes; n++ )); do
    for each in $((port + n)) $((port + 100 + n)); do
      ! taken "$each" || fail "port $each is taken"
    done
  done
  rm -rf "$run"
  mkdir -p "$run"
  echo "$nodes" >"$run/nodes"
  wanted=$(seq "$nodes")
  ask=$port
fi
for n in $wanted; do start_node "$n"; done

give_up() {  # MESSAGE
  for n in $wanted; do
    echo "--- node $n" >&2
    tail -n 30 "$run/node-$n.log" >&2
  done
  "$here/stop.sh" "$port" ${number:+--end "$number"} >&2 || true
  fail "$1"
}

# Green, not only complete: with all nodes there the state of the cluster may still be on its way.
health="http://127.0.0.1:$ask/_cluster/health?wait_for_nodes=$nodes&wait_for_status=green&timeout=2s"
until curl -fs -m 5 "$health" 2>/dev/null | grep -q '"timed_out":false'; do
  waited=$((SECONDS - began - loaded))
  for n in $wanted; do
    # In its first moments a process does not bear its later name yet.
    (( waited < 5 )) || is_ours "$(cat "$run/node-$n.pid")" "$run/node-$n" || give_up "node $n has ended"
  done
  (( waited < seconds )) || give_up "not ready after $seconds seconds"
  sleep 0.3
done
echo "ready http://127.0.0.1:$ask nodes $nodes pids $(cat "$run"/node-*.pid | xargs) loading ${loaded}s starting $((SECONDS - began - loaded))s"
