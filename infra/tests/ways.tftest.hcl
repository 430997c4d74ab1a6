# The site behind each way out that neither dev nor prod takes, made and torn down with mocks. tests/infra
# reads what was made here, and sends packets through it.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  lambda_folder = "tests/lambda"
  release       = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

  app = {
    enabled         = true
    certificate_arn = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
    origins         = ["https://solah.example"]
  }
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

run "by_one_gateway" {
  command = apply

  variables {
    network = { nat_mode = "single" }
  }

  assert {
    condition     = join(",", keys(output.addresses)) == "a"
    error_message = "One address, in zone a."
  }
}

run "by_a_regional_gateway" {
  command = apply

  variables {
    network = { nat_mode = "regional" }
  }

  assert {
    condition     = length(output.addresses) == 0
    error_message = "It brings its own addresses."
  }
}

run "by_a_nat_instance" {
  command = apply

  variables {
    network = { nat_mode = "instance" }
  }

  assert {
    condition     = join(",", keys(output.addresses)) == "instance"
    error_message = "The instance has an address."
  }
}
