# Each switch the other way, made and torn down with mocks. tests/infra reads what was made here too.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  lambda_folder = "tests/lambda"
  release       = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
}

override_resource {
  target = module.storage.aws_s3_bucket.own["hot"]
  values = { arn = "arn:aws:s3:::solah-hot-123456789012" }
}

override_resource {
  target = module.storage.aws_s3_bucket.own["archive"]
  values = { arn = "arn:aws:s3:::solah-archive-123456789012" }
}

override_resource {
  target = module.storage.aws_s3_bucket.own["releases"]
  values = { arn = "arn:aws:s3:::solah-releases-123456789012" }
}

override_resource {
  target = module.storage.aws_s3_bucket.own["logs"]
  values = { arn = "arn:aws:s3:::solah-logs-123456789012" }
}

override_resource {
  target = module.archive.aws_sqs_queue.this["archive"]
  values = { arn = "arn:aws:sqs:ap-south-1:123456789012:solah-archive", url = "https://sqs.ap-south-1.amazonaws.com/123456789012/solah-archive" }
}

override_resource {
  target = module.archive.aws_sqs_queue.dead["archive"]
  values = { arn = "arn:aws:sqs:ap-south-1:123456789012:solah-archive-dead", url = "https://sqs.ap-south-1.amazonaws.com/123456789012/solah-archive-dead" }
}

override_resource {
  target = module.archive.aws_sqs_queue.this["restore"]
  values = { arn = "arn:aws:sqs:ap-south-1:123456789012:solah-restore", url = "https://sqs.ap-south-1.amazonaws.com/123456789012/solah-restore" }
}

override_resource {
  target = module.archive.aws_sqs_queue.dead["restore"]
  values = { arn = "arn:aws:sqs:ap-south-1:123456789012:solah-restore-dead", url = "https://sqs.ap-south-1.amazonaws.com/123456789012/solah-restore-dead" }
}

override_resource {
  target = module.archive.aws_sqs_queue.this["check"]
  values = { arn = "arn:aws:sqs:ap-south-1:123456789012:solah-check", url = "https://sqs.ap-south-1.amazonaws.com/123456789012/solah-check" }
}

override_resource {
  target = module.archive.aws_sqs_queue.dead["check"]
  values = { arn = "arn:aws:sqs:ap-south-1:123456789012:solah-check-dead", url = "https://sqs.ap-south-1.amazonaws.com/123456789012/solah-check-dead" }
}

override_resource {
  target = module.archive.aws_sqs_queue.undelivered
  values = { arn = "arn:aws:sqs:ap-south-1:123456789012:solah-undelivered" }
}

override_resource {
  target = module.archive.module.function["archive"].aws_lambda_function.this
  values = { arn = "arn:aws:lambda:ap-south-1:123456789012:function:solah-archive" }
}

override_resource {
  target = module.archive.module.function["archive"].aws_cloudwatch_log_group.this
  values = { arn = "arn:aws:logs:ap-south-1:123456789012:log-group:/aws/lambda/solah-archive" }
}

override_resource {
  target = module.archive.module.function["restore"].aws_lambda_function.this
  values = { arn = "arn:aws:lambda:ap-south-1:123456789012:function:solah-restore" }
}

override_resource {
  target = module.archive.module.function["restore"].aws_cloudwatch_log_group.this
  values = { arn = "arn:aws:logs:ap-south-1:123456789012:log-group:/aws/lambda/solah-restore" }
}

override_resource {
  target = module.archive.module.function["check"].aws_lambda_function.this
  values = { arn = "arn:aws:lambda:ap-south-1:123456789012:function:solah-check" }
}

override_resource {
  target = module.archive.module.function["check"].aws_cloudwatch_log_group.this
  values = { arn = "arn:aws:logs:ap-south-1:123456789012:log-group:/aws/lambda/solah-check" }
}

override_resource {
  target = module.archive.module.function["migrate"].aws_lambda_function.this
  values = { arn = "arn:aws:lambda:ap-south-1:123456789012:function:solah-migrate" }
}

override_resource {
  target = module.archive.module.function["migrate"].aws_cloudwatch_log_group.this
  values = { arn = "arn:aws:logs:ap-south-1:123456789012:log-group:/aws/lambda/solah-migrate" }
}

override_resource {
  target = module.archive.aws_sns_topic.notify
  values = { arn = "arn:aws:sns:ap-south-1:123456789012:solah-notify" }
}

override_resource {
  target = module.monitoring.aws_sns_topic.alarms
  values = { arn = "arn:aws:sns:ap-south-1:123456789012:solah-alarms" }
}

run "all_of_it" {
  command = apply

  variables {
    protect = true
    network = {
      nat_mode            = "per_zone"
      interface_endpoints = { services = ["secretsmanager"], zones = 2 }
    }
    peering         = { data = { vpc_id = "vpc-1", cidr_block = "10.20.0.0/16" } }
    transit_gateway = { cidr_blocks = ["10.30.0.0/16"] }
    vpn             = { ip_address = "203.0.113.7", cidr_blocks = ["192.168.0.0/24"] }
    direct_connect  = { cidr_blocks = ["10.40.0.0/16"] }
    dns             = { records = { office = { type = "A", values = ["192.168.0.7"] } } }
    database        = { multi_az = true }
    app = {
      enabled         = true
      certificate_arn = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
      origins         = ["https://solah.example"]
    }
    privatelink = { allowed_principals = ["arn:aws:iam::210987654321:root"] }
    monitoring  = { alarm_emails = ["owner@solah.example"], encrypt_alarms = true, budget_usd = 200 }
  }

  assert {
    condition     = length(output.addresses) == 2
    error_message = "A way out in each zone."
  }

  assert {
    condition     = strcontains(output.settings, "TRUSTED_PROXIES=10.16.0.0/20,10.16.16.0/20\n")
    error_message = "The site believes its balancer alone."
  }
}

run "without_a_database" {
  command = apply

  variables {
    database = { enabled = false }
    api      = { enabled = false }
    network  = { flow_logs = { enabled = false } }
  }

  assert {
    condition     = join(",", keys(output.functions)) == "archive,check,restore"
    error_message = "There is nothing to migrate."
  }

  assert {
    condition     = !strcontains(output.settings, "DATABASE_")
    error_message = "The site keeps SQLite."
  }
}

run "over_a_bucket_made_by_amplify" {
  command = apply

  variables {
    storage = { amplify_outputs = "tests/amplify_outputs.json" }
  }

  assert {
    condition     = strcontains(output.settings, "S3_HOT=app-photos\n")
    error_message = "Amplify's bucket is the hot one."
  }

  assert {
    condition     = strcontains(output.amplify_statements, "aws:SecureTransport")
    error_message = "What its policy lacks is told, not done."
  }
}
