#!/bin/bash
# Runs once, when a machine starts: fetch the release, check it, run it.
set -euo pipefail

archive=$(mktemp)
# Through the gateway endpoint. The name is the hash, so nobody can slip in something else.
aws s3 cp --region '${region}' 's3://${bucket}/releases/${release}.tar.gz' "$archive"
echo "${release}  $archive" | sha256sum --check

useradd --system --home-dir /var/lib/solah --shell /usr/sbin/nologin solah
install -d -o root -g root /opt/solah
install -d -o solah -g solah -m 0700 /var/lib/solah
install -d -o root -g solah -m 0750 /etc/solah
tar -xzf "$archive" -C /opt/solah --no-same-owner
rm "$archive"

# Names and ARNs: what is secret the site fetches itself.
cat > /etc/solah/env <<'ENV'
DATA_DIR=/var/lib/solah
${settings}
ENV
chown root:solah /etc/solah/env
chmod 0640 /etc/solah/env

cat > /etc/systemd/system/solah.service <<'UNIT'
[Unit]
Description=Solah
After=network-online.target
Wants=network-online.target

[Service]
User=solah
WorkingDirectory=/opt/solah
EnvironmentFile=/etc/solah/env
# argon2, files and name look-ups share this pool, whose size is fixed before the program starts.
Environment=UV_THREADPOOL_SIZE=8 NODE_ENV=production
ExecStart=/opt/solah/bin/node --max-semi-space-size=1 dist/server/bundle/server.mjs
StandardOutput=append:/var/log/solah/site.log
StandardError=inherit
LogsDirectory=solah
Restart=always
TimeoutStopSec=60
ProtectSystem=strict
ReadWritePaths=/var/lib/solah
ProtectHome=true
PrivateTmp=true
NoNewPrivileges=true

[Install]
WantedBy=multi-user.target
UNIT

systemctl enable --now solah.service

# The log goes to CloudWatch, so that a machine may vanish and its lines stay.
dnf install -y amazon-cloudwatch-agent logrotate
cat > /etc/logrotate.d/solah <<'ROTATE'
/var/log/solah/site.log {
  size 100M
  rotate 2
  copytruncate
  missingok
}
ROTATE
cat > /etc/solah/agent.json <<'AGENT'
{ "logs": { "logs_collected": { "files": { "collect_list": [
  { "file_path": "/var/log/solah/site.log", "log_group_name": "${log_group}", "log_stream_name": "{instance_id}" }
] } } } }
AGENT
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/etc/solah/agent.json
