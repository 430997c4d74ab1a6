# One function: its code, its environment, its log, and a role that may do what its statements say.

data "aws_caller_identity" "us" {}

data "aws_region" "here" {}

locals {
  # Written out, since the role must be whole before the function is.
  arn = "arn:aws:lambda:${data.aws_region.here.region}:${data.aws_caller_identity.us.account_id}:function:${var.name}"

  interfaces = [
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
  ]
}

resource "aws_lambda_function" "this" {
  function_name                  = var.name
  role                           = aws_iam_role.this.arn
  runtime                        = "nodejs24.x"
  architectures                  = ["arm64"] # a fifth cheaper for the same work (recalled)
  handler                        = "index.handler"
  filename                       = var.zip
  source_code_hash               = fileexists(var.zip) ? filebase64sha256(var.zip) : null
  timeout                        = var.timeout
  memory_size                    = var.memory
  reserved_concurrent_executions = var.concurrency

  environment {
    variables = var.environment
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tracing_config {
    mode = "Active"
  }

  dynamic "vpc_config" {
    for_each = var.vpc[*]

    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  lifecycle {
    precondition {
      condition     = fileexists(var.zip)
      error_message = "${var.zip} is not there. Build it first: npm run build:lambda"
    }
  }

  # AWS tries the role as soon as the function is made.
  depends_on = [aws_iam_role_policy.this]
}

# Made here, and not by the first call: that one would keep its lines for ever.
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_days
}

resource "aws_iam_role" "this" {
  name = var.name
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "work"
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      var.statements,
      [
        {
          Sid      = "WriteItsLog"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["${aws_cloudwatch_log_group.this.arn}:*"] # its streams
        },
        {
          Sid      = "Trace"
          Effect   = "Allow"
          Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
          Resource = ["*"]
        },
      ],
      [for _ in var.vpc[*] : {
        Sid      = "StandInTheVpc"
        Effect   = "Allow"
        Action   = local.interfaces
        Resource = ["*"]
      }],
      # The service does that in its name; its own code has no business with it.
      [for _ in var.vpc[*] : {
        Sid       = "NotByItsCode"
        Effect    = "Deny"
        Action    = local.interfaces
        Resource  = ["*"]
        Condition = { ArnEquals = { "lambda:SourceFunctionArn" = [local.arn] } }
      }],
    )
  })
}
