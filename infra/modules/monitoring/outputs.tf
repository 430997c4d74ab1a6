output "alarms_arn" {
  description = "The topic of all alarms, for whoever else wants to be told."
  value       = aws_sns_topic.alarms.arn
}

output "dashboard" {
  description = "The dashboard's name in CloudWatch."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}
