# The launch list: VPC, S3, SQS, three functions, RDS, secrets. No machines, no balancer, no NAT.
stage = "dev"

# Made and thrown away again: the same name must be free at once.
secrets = { recovery_days = 0 }
