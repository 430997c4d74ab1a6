# The whole architecture. Put your own certificate, address and mailbox below; what the machines run comes
# with -var release=…
stage   = "prod"
protect = true

# The loss of one zone leaves the other its own way out, and its own way to AWS's services.
network = {
  nat_mode            = "per_zone"
  interface_endpoints = { zones = 2 }
}

# A copy stands ready in the other zone.
database = { multi_az = true }

app = {
  enabled         = true
  certificate_arn = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
  origins         = ["https://solah.example"]
}

monitoring = {
  alarm_emails   = ["owner@solah.example"]
  encrypt_alarms = true
  budget_usd     = 200 # it is about 172 by itself
}

secrets = { recovery_days = 30 }
