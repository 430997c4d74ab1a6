# Events are hints: they make things quick. The sweep alone must be able to finish everything.

# The archive bucket is always ours; a bucket that Amplify made is never touched.
resource "aws_s3_bucket_notification" "archive" {
  bucket      = var.storage.buckets.archive
  eventbridge = true
}

resource "aws_cloudwatch_event_rule" "restored" {
  name        = "${var.name}-restored"
  description = "A cold copy can be read, or can be read no more"
  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Restore Completed", "Object Restore Expired"]
    detail = {
      bucket = { name = [var.storage.buckets.archive] }
      object = { key = [{ prefix = var.storage.prefix }] }
    }
  })
}

resource "aws_cloudwatch_event_target" "restored" {
  rule = aws_cloudwatch_event_rule.restored.name
  arn  = aws_sqs_queue.this["check"].arn

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 24 * 3600
    maximum_retry_attempts       = 185 # as often as AWS tries in a day
  }

  depends_on = [aws_sqs_queue_policy.this] # else the first events are refused
}

resource "aws_scheduler_schedule" "sweep" {
  name                = "${var.name}-sweep"
  description         = "The check goes over everything that is not finished"
  schedule_expression = "rate(${var.sweep_minutes} minutes)"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 5
  }

  target {
    arn      = module.function["check"].arn
    role_arn = aws_iam_role.scheduler.arn
    input    = jsonencode({ sweep = true })

    dead_letter_config {
      arn = aws_sqs_queue.undelivered.arn
    }

    retry_policy {
      maximum_event_age_in_seconds = 60 * var.sweep_minutes # then the next one does it
      maximum_retry_attempts       = 3
    }
  }
}

resource "aws_iam_role" "scheduler" {
  name = "${var.name}-scheduler"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.us.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  name = "sweep"
  role = aws_iam_role.scheduler.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Sweep"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = [module.function["check"].arn]
      },
      {
        Sid      = "SayWhatFailed"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = [aws_sqs_queue.undelivered.arn]
      },
    ]
  })
}

# A sweep that failed is not repeated at once: the next one comes anyway.
resource "aws_lambda_function_event_invoke_config" "check" {
  function_name                = module.function["check"].name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 60 * max(1, var.sweep_minutes)
}
