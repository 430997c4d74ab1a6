# What a person must know. Missing data is fine everywhere: an idle queue falls silent.

locals {
  alarms = merge(
    { for word, queue in var.queues : "queue-${word}-long" => {
      says       = "The queue ${word} grows faster than it is worked on"
      namespace  = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", statistic = "Maximum"
      dimensions = { QueueName = queue }
      above      = 1000, period = 300, periods = 3
    } },
    # The length alone misses a short queue that nobody works on.
    { for word, queue in var.queues : "queue-${word}-old" => {
      says       = "A message waits in the queue ${word} for more than an hour"
      namespace  = "AWS/SQS", metric = "ApproximateAgeOfOldestMessage", statistic = "Maximum"
      dimensions = { QueueName = queue }
      above      = 3600, period = 300, periods = 1
    } },
    # How many there are, not how many came: what is moved back and fails again does not count as sent.
    { for word, queue in var.dead_queues : "queue-${word}-dead" => {
      says       = "Work was given up: look into ${queue}"
      namespace  = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", statistic = "Maximum"
      dimensions = { QueueName = queue }
      above      = 0, period = 300, periods = 1
    } },
    merge([for metric in ["Errors", "Throttles"] : { for word, function in var.functions : "function-${word}-${lower(metric)}" => {
      says       = "The function ${word}: ${metric}"
      namespace  = "AWS/Lambda", metric = metric, statistic = "Sum"
      dimensions = { FunctionName = function.name }
      above      = 0, period = 300, periods = 1
    } }]...),
    {
      count-mismatch = {
        says       = "Counts do not agree. Nothing was deleted; a person must look"
        namespace  = local.namespace, metric = "CountMismatch", statistic = "Sum"
        dimensions = {}
        above      = 0, period = 300, periods = 1
      }
      rule-failed = {
        says       = "Events of S3 did not reach the queue"
        namespace  = "AWS/Events", metric = "FailedInvocations", statistic = "Sum"
        dimensions = { RuleName = var.rule }
        above      = 0, period = 300, periods = 1
      }
      schedule-failed = {
        says       = "The sweep could not be started"
        namespace  = "AWS/Scheduler", metric = "TargetErrorCount", statistic = "Sum"
        dimensions = { ScheduleGroup = "default" }
        above      = 0, period = 300, periods = 1
      }
    },
    { for database in var.database[*] : "database-cpu" => {
      says       = "The database is at its limit"
      namespace  = "AWS/RDS", metric = "CPUUtilization", statistic = "Average"
      dimensions = { DBInstanceIdentifier = database.identifier }
      above      = 80, period = 300, periods = 3
    } },
    { for database in var.database[*] : "database-connections" => {
      says       = "Most of the database's connections are taken" # a t4g.micro has about 80 (recalled)
      namespace  = "AWS/RDS", metric = "DatabaseConnections", statistic = "Maximum"
      dimensions = { DBInstanceIdentifier = database.identifier }
      above      = 60, period = 300, periods = 1
    } },
    { for database in var.database[*] : "database-disk" => {
      says       = "Less than 2 GB are free on the database's disk"
      namespace  = "AWS/RDS", metric = "FreeStorageSpace", statistic = "Minimum"
      dimensions = { DBInstanceIdentifier = database.identifier }
      below      = 2 * 1024 * 1024 * 1024, period = 300, periods = 1
    } },
    { for balancer in var.balancer[*] : "site-unhealthy" => {
      says       = "A machine of the site does not answer"
      namespace  = "AWS/ApplicationELB", metric = "UnHealthyHostCount", statistic = "Maximum"
      dimensions = { LoadBalancer = balancer.suffix, TargetGroup = balancer.target_suffix }
      above      = 0, period = 60, periods = 5
    } },
    { for logs in var.flow_log_group[*] : "vpc-rejected" => {
      says       = "Much is refused at our fences: somebody knocks, or a rule is missing"
      namespace  = local.namespace, metric = "RejectedFlows", statistic = "Sum"
      dimensions = {}
      above      = 1000, period = 300, periods = 1
    } },
    { for letter, gateway in var.nat_gateways : "nat-${letter}-ports" => {
      says       = "The NAT gateway ${letter} has no ports left: connections are refused"
      namespace  = "AWS/NATGateway", metric = "ErrorPortAllocation", statistic = "Sum"
      dimensions = { NatGatewayId = gateway }
      above      = 0, period = 300, periods = 1
    } },
  )

  namespace = "Solah/${var.name}"
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.says
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  statistic           = each.value.statistic
  dimensions          = each.value.dimensions
  comparison_operator = can(each.value.below) ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = try(each.value.below, each.value.above)
  period              = each.value.period
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# One answer in a hundred: a share, so it is reckoned from two metrics.
resource "aws_cloudwatch_metric_alarm" "site_errors" {
  count = length(var.balancer[*])

  alarm_name          = "${var.name}-site-errors"
  alarm_description   = "More than one answer in a hundred is an error of ours"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "share"
    expression  = "100 * FILL(errors, 0) / requests"
    label       = "5xx, percent"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "HTTPCode_Target_5XX_Count", requests = "RequestCount" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = { LoadBalancer = var.balancer.suffix }
        period      = 300
        stat        = "Sum"
      }
    }
  }
}

# The check's log says it when counts differ.
resource "aws_cloudwatch_log_metric_filter" "count_mismatch" {
  name           = "${var.name}-count-mismatch"
  log_group_name = var.functions.check.log_group
  pattern        = "{ $.outcome = \"mismatch\" }"

  metric_transformation {
    namespace     = local.namespace
    name          = "CountMismatch"
    value         = "1"
    default_value = "0"
  }
}

# The 13th word of a flow log's line is what became of it.
resource "aws_cloudwatch_log_metric_filter" "rejected" {
  count = length(var.flow_log_group[*])

  name           = "${var.name}-rejected"
  log_group_name = var.flow_log_group.name
  pattern        = "[version, account, interface, from, to, from_port, to_port, protocol, packets, bytes, begin, end, action = REJECT, status]"

  metric_transformation {
    namespace     = local.namespace
    name          = "RejectedFlows"
    value         = "1"
    default_value = "0"
  }
}
