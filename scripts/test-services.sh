# Starts the servers that tests talk to, where they are installed and none answers on its usual port; sourced by verify.
# A server that answers is used as it is; one that is neither running nor installed is left to the tests, which skip
# aloud. What was started here ends with the script that called.
#
#   HEATSCHEDULER_TEST_RABBITMQ_URL   a broker to use instead, e.g. amqp://guest:guest@127.0.0.1:5672

# True if something listens on a port of this machine.
port_answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

free_port() {
  local port
  for port in $(seq "$1" $(($1 + 50))); do
    if ! port_answers "$port"; then
      echo "$port"
      return
    fi
  done
}

start_rabbitmq() {
  local port
  if [ -n "${HEATSCHEDULER_TEST_RABBITMQ_URL:-}" ] || port_answers 5672 || ! command -v rabbitmq-server >/dev/null; then
    return 0
  fi
  port=$(free_port 25700)
  services=${services:-$(mktemp -d)}
  chmod 755 "$services"
  mkdir -m 777 "$services/rabbitmq"
  # not the machine's own settings: they may name its own port
  printf 'listeners.tcp.1 = 127.0.0.1:%s\n' "$port" >"$services/rabbitmq.conf"
  export RABBITMQ_CONFIG_FILE=$services/rabbitmq.conf RABBITMQ_CONF_ENV_FILE=/dev/null
  export RABBITMQ_NODENAME="heatscheduler-test-$$@localhost" RABBITMQ_NODE_PORT=$port RABBITMQ_DIST_PORT=$((port + 1000)) \
    RABBITMQ_MNESIA_BASE=$services/rabbitmq RABBITMQ_LOG_BASE=$services/rabbitmq RABBITMQ_PID_FILE=$services/rabbitmq/pid \
    RABBITMQ_ENABLED_PLUGINS_FILE=/dev/null
  rabbitmq-server -detached >/dev/null 2>&1 || true
  for _ in $(seq 60); do
    if port_answers "$port"; then
      export HEATSCHEDULER_TEST_RABBITMQ_URL="amqp://guest:guest@127.0.0.1:$port"
      echo "verify: started RabbitMQ on port $port"
      return 0
    fi
    sleep 1
  done
  echo "verify: RabbitMQ is installed but did not start" >&2
}

stop_services() {
  local process
  if [ -z "${services:-}" ]; then return 0; fi
  if [ -f "$services/rabbitmq/pid" ]; then
    process=$(<"$services/rabbitmq/pid")
    kill "$process" 2>/dev/null || true
    for _ in $(seq 30); do
      kill -0 "$process" 2>/dev/null || break
      sleep 1
    done
  fi
  rm -rf "$services"
}
